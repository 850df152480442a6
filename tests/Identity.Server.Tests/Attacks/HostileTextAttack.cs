using Identity.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Identity.Server.Tests.Attacks;

/// <summary>Protocol line 45: what anybody sends is text wherever it is shown, never markup and never a line of the log.</summary>
[Category("protocol-45")]
public sealed class HostileTextAttack : ServerFixture
{
    private const string Markup = "\"'><script>alert(1)</script><img src=x><form action='https://evil.example/'><!-- &amp;";
    private const string Line = "x\r\nforged: a line of the log";

    private readonly RecordedLog log = new();

    protected override RunningServerOptions Options => new()
    {
        Configure = builder =>
        {
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Information);
            builder.Logging.AddFilter<ConsoleLoggerProvider>(level => level > LogLevel.Critical);
        },
    };

    [OneTimeTearDown]
    public void Forget() => log.Dispose();

    [TestCase("login", "code")]
    [TestCase("none", "error")]
    public async Task A_state_that_is_markup_is_posted_to_the_app_as_it_came(string prompt, string answer)
    {
        var visit = await (await RegisteredAsync("staff")).OpenAsync(("response_mode", "form_post"), ("state", Markup), ("prompt", prompt));

        var page = (await visit.ReachAsync("/connect/authorize")).Page;

        Assert.That(page.Value("state"), Is.EqualTo(Markup));
        Assert.That(page.Value(answer), Is.Not.Empty);
        Assert.That(page.Document.QuerySelectorAll("form").Select(form => form.GetAttribute("action")), Is.EqualTo([App.Client.RedirectUris[0]]));
        AssertIsText(page);
    }

    [Test]
    public async Task The_name_of_an_app_or_a_person_that_is_markup_is_read_out()
    {
        using var app = await Server.Apps.AddAsync("hostile", client => client with { ClientName = Markup });
        var person = await Server.People.AddAsync(NewName(), named => named.DisplayName = Markup, "staff");
        var visit = new Visit(Server, app, person) { Authenticator = await Server.People.AddTotpAsync(person) };

        await visit.OpenAsync(("login_hint", Markup), ("prompt", "consent"));
        Assert.That(visit.Page.Value("Input.UserName"), Is.EqualTo(Markup));
        foreach (var step in new[] { "/sign-in", "/sign-in/verify", "/sign-in/consent" })
        {
            AssertReadsOut((await visit.ReachAsync(step)).Page);
        }

        await visit.FinishAsync();
        AssertReadsOut(await visit.Browser.GetAsync("/connect/endsession?client_id=hostile"));
    }

    [TestCase("/connect/authorize?client_id={0}&redirect_uri={0}&state={0}")]
    [TestCase("/connect/authorize?client_id=expenses&redirect_uri={0}")]
    [TestCase("/connect/endsession?client_id={0}&id_token_hint={0}&post_logout_redirect_uri={0}&state={0}")]
    [TestCase("/{0}")]
    public async Task An_error_page_repeats_nothing_and_the_log_no_line(string path)
    {
        using var browser = Server.Browser();

        foreach (var text in new[] { Markup, Line })
        {
            var page = await browser.GetAsync(path.Replace("{0}", Uri.EscapeDataString(text), StringComparison.Ordinal));

            Assert.That(page.Body, Does.Not.Contain("evil.example").And.Not.Contain("forged:"));
            AssertIsText(page);
        }

        AssertLogsNoLine();
    }

    [TestCase("/help?{0}={0}")]
    [TestCase("/sign-out?{0}={0}")]
    [TestCase("/error/404?{0}={0}")]
    public async Task An_address_that_is_markup_leads_nowhere_else(string path)
    {
        using var browser = Server.Browser();

        var page = await browser.GetAsync(path.Replace("{0}", Uri.EscapeDataString(Markup), StringComparison.Ordinal));

        Assert.That(page.Document.QuerySelector("footer a[hreflang]")!.GetAttribute("href"), Does.StartWith("?"), "the same page in the other language");
        AssertIsText(page);
    }

    [Test]
    public async Task A_user_name_with_a_line_break_is_no_line_of_the_log()
    {
        await TryAsync(new TestPerson(Guid.Empty, Line, Line));

        AssertLogsNoLine();
    }

    private static void AssertReadsOut(BrowserPage page)
    {
        Assert.That(page.Text("main"), Does.Contain(Markup), page.Step);
        AssertIsText(page);
    }

    private static void AssertIsText(BrowserPage page)
    {
        Assert.That(page.Document.QuerySelectorAll("script:not([src])").Select(script => script.TextContent), Has.None.Contain("alert"));
        Assert.That(page.Document.QuerySelectorAll("img[src=x], form[action*='evil']"), Is.Empty);
    }

    private void AssertLogsNoLine()
    {
        Assert.That(log.Lines, Is.Not.Empty);
        Assert.That(log.Lines.SelectMany(line => line.Split('\n')), Has.None.StartWith("forged:"));
    }
}

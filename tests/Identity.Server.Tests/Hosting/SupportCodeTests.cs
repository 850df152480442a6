using System.Net;
using Identity.Testing;
using Microsoft.Extensions.Logging;

namespace Identity.Server.Tests.Hosting;

/// <summary>What is at the foot of a page can be found in the log.</summary>
[Category("fault-17")]
public sealed class SupportCodeTests : ServerFixture
{
    private readonly RecordedLog log = new();

    protected override RunningServerOptions Options => new()
    {
        Configure = builder =>
        {
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Information);
            builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(level => level > LogLevel.Critical);
        },
    };

    [OneTimeTearDown]
    public void DisposeLog() => log.Dispose();

    [Test]
    public async Task Every_page_of_a_sign_in_has_the_same_code_and_the_log_has_it_with_page_person_and_app()
    {
        var sanne = await (await NewcomerAsync("staff")).OpenAsync();
        var code = CodeOf(sanne.Page);
        while (sanne.Step != "/enroll/done")
        {
            await sanne.ForwardAsync();
            Assert.That(CodeOf(sanne.Page), Is.EqualTo(code), sanne.Step);
        }

        var lines = log.Lines.Where(line => line.Contains(code, StringComparison.Ordinal)).ToList();
        foreach (var page in new[] { "/SignIn/Index", "/SignIn/MoreInfo", "/Enroll/Totp/Index", "/Enroll/Totp/Scan", "/Enroll/Totp/Code", "/Enroll/Done" })
        {
            Assert.That(lines, Has.Some.Contains($"Showed {page},"));
        }

        Assert.That(lines, Has.Some.Contains(sanne.Person.Id.ToString()).And.Some.Contains(App.Client.ClientId));
        Assert.That(log.Lines, Has.None.Contain(sanne.Handle), "the handle of a sign-in is nobody else's to know");
    }

    [Test]
    public async Task Two_sign_ins_have_two_codes()
    {
        var first = await (await NewcomerAsync("staff")).OpenAsync();
        var second = await (await NewcomerAsync("staff")).OpenAsync();

        Assert.That(CodeOf(first.Page), Is.Not.EqualTo(CodeOf(second.Page)));
    }

    [Test]
    public async Task A_sign_in_that_is_stopped_shows_the_code_that_its_error_is_logged_under()
    {
        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: false, TestPolicies.Rule("staff", "stranded")));
        var stranded = await (await (await NewcomerAsync("stranded")).OpenAsync()).ReachAsync("/sign-in/stopped");

        var code = CodeOf(stranded.Page);

        Assert.That(stranded.Page.Text("main"), Does.Contain($"Support code: {code}"));
        Assert.That(log.Lines, Has.Some.StartsWith($"Error: Sign-in {code} stopped"));
        await Server.Policy.PublishAsync(TestPolicies.Demo);
    }

    [Test]
    public async Task A_failure_shows_the_code_that_its_exception_is_logged_under_once()
    {
        await using var broken = await RunningServer.StartAsync(Options);
        using var browser = broken.Browser();
        await broken.Rows.ColumnAsync("ALTER TABLE sessions RENAME TO sessions_of_yesterday");

        var page = await browser.GetAsync("/help");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        var code = CodeOf(page);
        Assert.That(page.Text("main"), Does.Contain($"Support code: {code}"));
        var logged = log.Lines.Where(line => line.Contains("no such table", StringComparison.Ordinal)).ToList();
        Assert.That(logged, Has.Count.EqualTo(1));
        Assert.That(logged[0], Does.StartWith($"Error: Failed, support code {code}"));
    }

    [Test]
    public async Task A_bad_request_of_an_app_shows_the_code_that_its_refusal_is_logged_under()
    {
        using var browser = Server.Browser();

        var page = await browser.GetAsync("/connect/authorize?client_id=nobody");

        var code = CodeOf(page);
        Assert.That(page.Text("main"), Does.Contain($"Support code: {code}"));
        Assert.That(log.Lines, Has.Some.Contains("Answered with the error page").And.Some.EndsWith($"Support code {code} "));
    }

    [Test]
    public async Task A_page_beside_a_sign_in_shows_the_code_that_it_is_logged_under()
    {
        using var browser = Server.Browser();

        var code = CodeOf(await browser.GetAsync("/no-such-page"));

        Assert.That(log.Lines, Has.Some.Contains($"Showed /Error, support code {code}"));
    }

    private static string CodeOf(BrowserPage page)
    {
        const string label = "Support code: ";
        var text = page.Text("footer p");
        Assert.That(text, Does.Match($"^{label}[2-9A-HJ-NP-TV-Z]{{8}}$"), page.Address.ToString());
        return text[label.Length..];
    }
}

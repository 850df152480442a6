using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>Security keys and passkeys with what Chromium makes of them: the script of the pages, and the browser's own refusals.</summary>
public sealed class SecurityKeys : BrowserFixture
{
    private const string Policy = """
        {"schema":1,"methods":{"securityKey":{"on":true},"totp":{"on":true}},
         "registration":[{"id":"keys","include":["*"],"exclude":[],"purpose":"twoStep","require":["securityKey"],"allowOther":true}],
         "passwordReset":{"administrators":[]}}
        """;

    private RunningServer server = null!;
    private RelyingParty app = null!;
    private int people;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync(new RunningServerOptions { Policy = Policy });
        app = await server.Apps.AddAsync(change: client => client with { ClientUri = $"{server.Issuer}/help", RedirectUris = [$"{server.Issuer}/help"] });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        app?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    [Category("attack-14")]
    public async Task Passkey_in_a_key_is_set_up_first_and_signs_in_alone_by_the_button()
    {
        await using var window = await OpenAsync("en");
        await window.AddAuthenticatorAsync("usb");
        await RegisterAsync(window);
        await window.ForgetAsync();
        await window.Page.GotoAsync(app.Request().Address.ToString());

        await window.FollowAsync("#key-start");

        Assert.That(window.Page.Url, Does.Contain("code="));
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    [Category("attack-14")]
    public async Task Passkey_of_the_device_is_offered_beside_the_name_and_signs_in_without_the_button()
    {
        await using var window = await OpenAsync("en");
        await window.AddAuthenticatorAsync("internal");
        await RegisterAsync(window);
        await window.ForgetAsync();

        // Chromium chooses it at once, since there is one; people choose it in the field.
        await window.Page.GotoAsync(app.Request().Address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await window.Page.WaitForURLAsync(address => address.Contains("code=", StringComparison.Ordinal));

        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    [Category("attack-14")]
    public async Task Key_that_cannot_verify_its_user_is_a_second_step_and_no_first_factor()
    {
        await using var window = await OpenAsync("en");
        await window.AddAuthenticatorAsync("usb", verifiesUser: false);
        var person = await RegisterAsync(window);
        await window.ForgetAsync();
        await window.Page.GotoAsync(app.Request().Address.ToString());

        await window.Page.Locator("#key-start").ClickAsync();
        await window.Page.Locator("#key-problem:not(:empty), .banner.bad").First.WaitForAsync();
        var refused = window.Step;
        await window.SignInAsync(person.UserName, person.Password);
        var second = window.Step;
        await window.NextAsync();

        Assert.That((refused, second), Is.EqualTo(("/sign-in", "/sign-in/security-key")));
        Assert.That(window.Page.Url, Does.Contain("code="));
    }

    [Test]
    [Category("fault-15")]
    public async Task Key_that_is_registered_already_is_told_in_words_with_the_way_out()
    {
        await using var window = await OpenAsync("en");
        await window.AddAuthenticatorAsync("usb", verifiesUser: false);
        await RegisterAsync(window);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await window.Page.GotoAsync($"{server.Issuer}/security-info");
        await window.FollowAsync("a[href='/security-info/add']");
        await window.Page.Locator("[value=securityKey]").CheckAsync();
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/security-key"), await window.Page.Locator("main").InnerTextAsync());
        await window.Page.Locator("#key-start").ClickAsync();
        await window.Page.Locator("#key-problem:not(:empty)").WaitForAsync();

        Assert.That(window.Step, Is.EqualTo("/enroll/security-key"));
        Assert.That(await window.Page.Locator("#key-problem").InnerTextAsync(), Does.Contain("registered already"));
    }

    [TestCase("internal")]
    [Category("rule-4")]
    public async Task Passkey_resets_a_forgotten_password(string transport)
    {
        await using var window = await OpenAsync("nl");
        await window.AddAuthenticatorAsync(transport);
        var person = await RegisterAsync(window);
        await window.ForgetAsync();
        await window.Page.GotoAsync($"{server.Issuer}/reset");
        await window.FillAsync("user-name", person.UserName);
        await window.NextAsync();
        await window.Page.Locator("[name=Method][value=securityKey]").CheckAsync();
        await window.NextAsync();

        await window.NextAsync();

        Assert.That(window.Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task Without_javascript_the_page_says_what_else_can_be_done()
    {
        await using var window = await OpenAsync("en", javaScript: false);
        var person = await server.People.AddAsync($"noscript{++people}@contoso.example");
        await window.Page.GotoAsync(app.Request().Address.ToString());
        await window.Page.Locator("#user-name").FillAsync(person.UserName);
        await window.Page.Locator("#password").FillAsync(person.Password);
        await window.Page.Locator("main .btn").First.ClickAsync();
        await window.Page.Locator("main .btn").First.ClickAsync();

        Assert.That(window.Step, Is.EqualTo("/enroll/security-key"));
        Assert.That(await window.Page.Locator("#key-without").IsVisibleAsync(), Is.True);
        Assert.That(await window.Page.Locator("#key-start").IsVisibleAsync(), Is.False);
        Assert.That(await window.Page.Locator("a[href$='/choose']").CountAsync(), Is.EqualTo(1));
    }

    private async Task<TestPerson> RegisterAsync(BrowserWindow window)
    {
        var person = await server.People.AddAsync($"keys{++people}@contoso.example");
        await window.Page.GotoAsync(app.Request().Address.ToString());
        await window.SignInAsync(person.UserName, person.Password);
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/security-key"));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/security-key/name"));
        await window.NextAsync();
        await window.NextAsync();
        Assert.That(window.Page.Url, Does.Contain("code="));
        return person;
    }
}

using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>Every page in each state that people meet, in both languages, both themes and three widths.</summary>
[TestFixture("en")]
[TestFixture("nl")]
public sealed class EveryPage(string language) : BrowserFixture
{
    private RunningServer server = null!;
    private RelyingParty app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync();
        app = await server.Apps.AddAsync(change: client => client with
        {
            ClientUri = $"{server.Issuer}/help",
            RedirectUris = [$"{server.Issuer}/help"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        app?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task The_way_of_somebody_who_must_register()
    {
        var sanne = await server.People.AddAsync("sanne.van.der.linden-achterberg@contoso.example", "staff");
        await using var window = await OpenAsync(language);
        var pages = new PageExamination(window, language);
        await GoAsync(window);
        await pages.LookAsync("sign-in");
        await window.NextAsync();
        await pages.LookAsync("sign-in-empty");
        await window.SignInAsync(sanne.UserName, "wrong");
        await pages.LookAsync("sign-in-rejected");
        await window.SignInAsync(sanne.UserName, sanne.Password);
        await pages.LookAsync("more-info");
        await window.Page.Locator("details summary").First.ClickAsync();
        await pages.LookAsync("more-info-why");
        await window.NextAsync();
        await pages.LookAsync("totp");
        await window.NextAsync();
        await pages.LookAsync("totp-scan");
        var authenticator = ShellAuthenticator.Of(await window.ScanAsync());
        await window.Page.Locator("details summary").First.ClickAsync();
        await pages.LookAsync("totp-scan-manual");
        await window.NextAsync();
        await pages.LookAsync("totp-code");
        await window.CodeAsync("000000");
        await pages.LookAsync("totp-code-wrong");
        await window.CodeAsync(await authenticator.CodeAtAsync(server.Clock.GetUtcNow().AddMinutes(20)));
        await pages.LookAsync("totp-code-clock");
        await window.CodeAsync(await authenticator.CodeAtAsync(server.Clock.GetUtcNow()));
        await pages.LookAsync("done");
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        await window.NextAsync();
        await window.Page.GotoAsync(server.Issuer);
        await pages.LookAsync("home-signed-in");
        await window.Page.GotoAsync($"{server.Issuer}/sign-out");
        await pages.LookAsync("sign-out");
        await window.NextAsync();
        await pages.LookAsync("signed-out");

        Assert.That(pages.Findings, Is.Empty);
    }

    [Test]
    public async Task The_way_of_somebody_who_is_registered()
    {
        var lars = await server.People.AddAsync("lars@contoso.example", "staff");
        var authenticator = await server.People.AddTotpAsync(lars, "Lars's phone");
        await server.People.AddTotpAsync(lars, "Tablet");
        await using var window = await OpenAsync(language);
        var pages = new PageExamination(window, language);
        await GoAsync(window, ("prompt", "consent"));
        await window.SignInAsync(lars.UserName, lars.Password);
        await pages.LookAsync("verify");
        await window.NextAsync();
        await pages.LookAsync("verify-empty");
        await window.CodeAsync("12");
        await pages.LookAsync("verify-format");
        var verify = window.Page.Url;
        for (var guess = 0; guess < 5; guess++)
        {
            await window.CodeAsync(authenticator.WrongCode(server.Clock.GetUtcNow()));
            if (guess == 0)
            {
                await pages.LookAsync("verify-wrong");
            }
        }

        await window.CodeAsync("000000");
        await pages.LookAsync("verify-locked");
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        await GoAsync(window, ("prompt", "consent"));
        await window.SignInAsync(lars.UserName, lars.Password);
        var handle = new Uri(window.Page.Url).Segments[2];
        await window.CodeAsync(authenticator.NextCode(server));
        await pages.LookAsync("consent");
        await window.NextAsync();
        await window.Page.GotoAsync($"{server.Issuer}/sign-in/{handle}verify");
        await pages.LookAsync("already-done");
        await using var stranger = await OpenAsync(language);
        await stranger.Page.GotoAsync(verify);
        var strangersPages = new PageExamination(stranger, language);
        await strangersPages.LookAsync("not-here");

        Assert.That(pages.Findings.Concat(strangersPages.Findings), Is.Empty);
    }

    [Test]
    public async Task The_way_of_somebody_who_may_wait_and_of_somebody_who_cannot_go_on()
    {
        var mila = await server.People.AddAsync("mila@contoso.example", "staff", "pilot");
        await using var window = await OpenAsync(language);
        var pages = new PageExamination(window, language);
        await GoAsync(window);
        await window.SignInAsync(mila.UserName, mila.Password);
        await pages.LookAsync("more-info-skippable");
        await server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("pilot", "pilot", defer: """{"skips":3}""")));
        await window.Page.ReloadAsync();
        await pages.LookAsync("more-info-counted");
        await server.Policy.PublishAsync(TestPolicies.Document(totpOn: false, TestPolicies.Rule("pilot", "pilot")));
        await window.Page.ReloadAsync();
        await pages.LookAsync("stopped");
        await server.Policy.PublishAsync(TestPolicies.NothingRequired);
        await window.Page.ReloadAsync();
        await pages.LookAsync("continue");
        await server.Policy.PublishAsync(TestPolicies.Demo);

        Assert.That(pages.Findings, Is.Empty);
    }

    [Test]
    public async Task The_whole_wizard_by_keyboard_with_a_code_pasted_in_groups()
    {
        var person = await server.People.AddAsync("keyboard@contoso.example", "staff");
        await using var window = await OpenAsync(language);
        await GoAsync(window);
        await window.KeyAsync("#user-name", person.UserName);
        await window.KeyAsync("#password", $"{person.Password}\n");
        await window.KeyAsync("main .btn:not(.alt)", "\n");
        await window.KeyAsync("main .btn:not(.alt)", "\n");
        var authenticator = ShellAuthenticator.Of(await window.ScanAsync());
        await window.KeyAsync("main a.btn:not(.alt)", "\n");
        var code = await authenticator.CodeAtAsync(server.Clock.GetUtcNow());
        await window.KeyAsync("#code", $"{code[..3]} {code[3..]}\n");
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));

        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    public async Task Pages_beside_a_sign_in()
    {
        await using var window = await OpenAsync(language);
        var pages = new PageExamination(window, language);
        await window.Page.GotoAsync(server.Issuer);
        await pages.LookAsync("home");
        await window.Page.GotoAsync($"{server.Issuer}/help");
        await pages.LookAsync("help");
        await window.Page.GotoAsync($"{server.Issuer}/no-such-page");
        await pages.LookAsync("not-found");
        await window.Page.GotoAsync($"{server.Issuer}/connect/authorize?client_id=nobody");
        await pages.LookAsync("request-refused");

        // The browser itself notes the status of the last two.
        Assert.That(pages.Findings.Where(finding => !finding.Contains("Failed to load resource", StringComparison.Ordinal)), Is.Empty);
    }

    private async Task GoAsync(BrowserWindow window, params (string Name, string Value)[] parameters) =>
        await window.Page.GotoAsync(app.Request(parameters).Address.ToString());
}

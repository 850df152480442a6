using System.Text.RegularExpressions;
using Identity.Demo;
using Identity.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Browser.Tests;

/// <summary>What the README tells people to try, in a real browser: from Expenses through the server and back.</summary>
public sealed partial class DemoJourneys : BrowserFixture
{
    private FakeTimeProvider clock = null!;
    private string folder = "";
    private string expenses = "";
    private RunningDemo? demo;
    private KannelGateway kannel = null!;
    private VoiceGateway voice = null!;
    private MailReceiver mail = null!;

    [SetUp]
    public async Task StartAsync()
    {
        (kannel, voice, mail) = (await KannelGateway.StartWithFakeOperatorAsync(), VoiceGateway.Start(), await MailReceiver.StartAsync());
        clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        folder = Directory.CreateTempSubdirectory("identity-demo-").FullName;
        expenses = $"http://localhost:{FreePort.Find()}";
        demo = await DemoHost.StartAsync(new DemoOptions
        {
            ServerUrl = $"http://localhost:{FreePort.Find()}",
            AppUrl = expenses,
            DataFolder = folder,
            Configure = builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Configuration.AddInMemoryCollection([.. voice.Settings, .. MailReceiver.SettingsFor(mail.Port)]);
                builder.Configuration.AddInMemoryCollection(kannel.Settings);
            },
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await (demo?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var receiver in new IAsyncDisposable?[] { kannel, voice, mail })
        {
            await (receiver?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestCase("en", true)]
    [TestCase("nl", true)]
    [TestCase("en", false)]
    [TestCase("nl", false)]
    [Category("rule-7")]
    [Category("fault-24")]
    public async Task Sanne_sets_up_an_app_and_a_phone_by_real_messages_and_returns_to_Expenses(string language, bool javaScript)
    {
        await using var window = await OpenAsync(language, javaScript);
        await GoAsync(window, language);
        Assert.That(await window.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language));
        await window.SignInAsync(DemoPeople.Sanne.UserName, DemoPeople.Sanne.Password);
        Assert.That(await window.Page.Locator("h1").InnerTextAsync(), Is.EqualTo(language == "nl" ? "Meer informatie vereist" : "More information required"));
        Assert.That(await window.Page.Locator("main").InnerTextAsync(), Does.Contain("Expenses"));
        await window.NextAsync();
        var authenticator = await SetUpAppAsync(window);
        Assert.That(window.Step, Is.EqualTo("/enroll/phone"));
        await SetUpPhoneAsync(window, language);
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        Assert.That(await window.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language));
        await window.NextAsync();
        await AssertInExpensesAsync(window, "Sanne Maria de Vries");
        string?[] told = [(string?)(await mail.NextAsync())["headers"]!["Subject"], (string?)(await mail.NextAsync())["headers"]!["Subject"]];
        Assert.That(told, Is.All.EqualTo("Er is een aanmeldingsmethode aan uw account toegevoegd"), "in her own language, once for each method");

        await SignOutAsync(window);
        clock.Advance(TimeSpan.FromMinutes(2));
        await GoAsync(window, language);
        await window.SignInAsync(DemoPeople.Sanne.UserName, DemoPeople.Sanne.Password);
        Assert.That(window.Step, Is.EqualTo("/sign-in/verify"), "the second sign-in asks only the second step");
        await window.CodeAsync(await authenticator.CodeAtAsync(clock.GetUtcNow()));
        await AssertInExpensesAsync(window, "Sanne Maria de Vries");

        await SignOutAsync(window);
        clock.Advance(TimeSpan.FromMinutes(2));
        await GoAsync(window, language);
        await window.SignInAsync(DemoPeople.Sanne.UserName, DemoPeople.Sanne.Password);
        await AnswerCallAsync(window, language, javaScript);
        await AssertInExpensesAsync(window, "Sanne Maria de Vries");
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    public async Task Lars_sees_no_interrupt()
    {
        await using var window = await OpenAsync("en");
        var visited = new List<string>();
        window.Page.FrameNavigated += (_, frame) => visited.Add(frame.Url);
        await GoAsync(window, "en");
        await window.SignInAsync(DemoPeople.Lars.UserName, DemoPeople.Lars.Password);
        await window.CodeAsync(await new ShellAuthenticator(DemoPeople.Lars.TotpKey!).CodeAtAsync(clock.GetUtcNow()));

        await AssertInExpensesAsync(window, "Lars Jansen");
        Assert.That(visited, Has.None.Contain("more-info").And.None.Contain("enroll"));
    }

    [Test]
    public async Task Mila_can_skip_and_cannot_after_fourteen_days()
    {
        await using var window = await OpenAsync("en");
        await GoAsync(window, "en");
        await window.SignInAsync(DemoPeople.Mila.UserName, DemoPeople.Mila.Password);
        await window.Page.Locator("form[action*='handler=Skip'] button").ClickAsync();
        await AssertInExpensesAsync(window, "Mila Peeters");

        await SignOutAsync(window);
        clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        await GoAsync(window, "en");
        await window.SignInAsync(DemoPeople.Mila.UserName, DemoPeople.Mila.Password);

        Assert.That(window.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(await window.Page.Locator("form[action*='handler=Skip']").CountAsync(), Is.Zero);
    }

    private async Task<ShellAuthenticator> SetUpAppAsync(BrowserWindow window)
    {
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/totp/scan"));
        var scanned = await window.ScanAsync();
        Assert.That(Uri.UnescapeDataString(scanned.AbsolutePath), Does.EndWith($":{DemoPeople.Sanne.UserName}"));
        await window.NextAsync();
        var authenticator = ShellAuthenticator.Of(scanned);
        await window.CodeAsync(await authenticator.CodeAtAsync(clock.GetUtcNow()));
        return authenticator;
    }

    // The code is read where the operator got it: at the end of a real Kannel.
    private async Task SetUpPhoneAsync(BrowserWindow window, string language)
    {
        await window.FillAsync("number", "06 12345678");
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/phone/code"));
        var text = await kannel.NextLineAsync();
        Assert.That(text, Does.StartWith("Contoso +31612345678 text ").And.Contains(language == "nl" ? "uw beveiligingscode" : "your security code"));
        await window.CodeAsync(Digits().Match(text).Value);
    }

    // The telephone rings through the gateway, which asks us what to say.
    private async Task AnswerCallAsync(BrowserWindow window, string language, bool javaScript)
    {
        await window.Page.Locator("a[href*='/phone']").ClickAsync();
        await window.Page.Locator("form[action*='handler=Call'] button").ClickAsync();
        await window.Page.WaitForURLAsync("**/call?*");
        using var callee = await voice.NextCallAsync();
        Assert.That(callee.To, Is.EqualTo("+31612345678"));
        await callee.PickUpAsync();
        Assert.That(callee.Heard, Does.StartWith(language == "nl" ? "Dit is Contoso" : "This is Contoso"));
        await callee.PressAsync("#");
        if (!javaScript)
        {
            await window.NextAsync();
        }
    }

    private async Task GoAsync(BrowserWindow window, string language)
    {
        await window.Page.GotoAsync(expenses);
        await window.Page.Locator($"a[href='/sign-in?language={language}']").ClickAsync();
        Assert.That(window.Step, Is.EqualTo("/sign-in"));
    }

    private async Task AssertInExpensesAsync(BrowserWindow window, string name)
    {
        await window.Page.WaitForURLAsync($"{expenses}/");
        Assert.That(await window.Page.Locator("h1").InnerTextAsync(), Is.EqualTo($"Hello, {name}"));
        Assert.That(await window.Page.Locator("table").InnerTextAsync(), Does.Contain("preferred_username"));
    }

    private async Task SignOutAsync(BrowserWindow window)
    {
        await window.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await window.Page.WaitForURLAsync($"{expenses}/");
        Assert.That(await window.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("Expenses"));
    }

    [GeneratedRegex("(?<= )[0-9]{6}(?= )")]
    private static partial Regex Digits();
}

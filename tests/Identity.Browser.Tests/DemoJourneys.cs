using Identity.Demo;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Browser.Tests;

/// <summary>What the README tells people to try, in a real browser: from Expenses through the server and back.</summary>
public sealed class DemoJourneys : BrowserFixture
{
    private FakeTimeProvider clock = null!;
    private string folder = "";
    private string expenses = "";
    private RunningDemo? demo;

    [SetUp]
    public async Task StartAsync()
    {
        clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        folder = Directory.CreateTempSubdirectory("identity-demo-").FullName;
        expenses = $"http://localhost:{FreePort.Find()}";
        demo = await DemoHost.StartAsync(new DemoOptions
        {
            ServerUrl = $"http://localhost:{FreePort.Find()}",
            AppUrl = expenses,
            DataFolder = folder,
            Configure = builder => builder.Services.AddSingleton<TimeProvider>(clock),
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await (demo?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("en", "More information required", "Expenses")]
    [TestCase("nl", "Meer informatie vereist", "Expenses")]
    public async Task Sanne_is_stopped_scans_the_code_and_returns_to_Expenses(string language, string heading, string app)
    {
        await using var window = await OpenAsync(language);
        await GoAsync(window, language);
        Assert.That(await window.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language));
        await window.SignInAsync(DemoPeople.Sanne.UserName, DemoPeople.Sanne.Password);
        Assert.That(await window.Page.Locator("h1").InnerTextAsync(), Is.EqualTo(heading));
        Assert.That(await window.Page.Locator("main").InnerTextAsync(), Does.Contain(app));
        await window.NextAsync();
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/totp/scan"));
        var scanned = await window.ScanAsync();
        Assert.That(Uri.UnescapeDataString(scanned.AbsolutePath), Does.EndWith($":{DemoPeople.Sanne.UserName}"));
        await window.NextAsync();
        var authenticator = ShellAuthenticator.Of(scanned);
        await window.CodeAsync(await authenticator.CodeAtAsync(clock.GetUtcNow()));
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        Assert.That(await window.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language));
        await window.NextAsync();
        await AssertInExpensesAsync(window, "Sanne Maria de Vries");
        Assert.That(window.Complaints, Is.Empty);

        await SignOutAsync(window);
        clock.Advance(TimeSpan.FromMinutes(1));
        await GoAsync(window, language);
        await window.SignInAsync(DemoPeople.Sanne.UserName, DemoPeople.Sanne.Password);
        Assert.That(window.Step, Is.EqualTo("/sign-in/verify"), "the second sign-in asks only for the second step");
        await window.CodeAsync(await authenticator.CodeAtAsync(clock.GetUtcNow()));
        await AssertInExpensesAsync(window, "Sanne Maria de Vries");
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
}

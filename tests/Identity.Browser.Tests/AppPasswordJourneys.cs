using System.Net.Http.Headers;
using System.Text;
using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>App passwords as people meet them: the wizard's third section where the organisation requires it, and Security info.</summary>
public sealed class AppPasswordJourneys : BrowserFixture
{
    private const string Secret = "the-secret-of-the-reverse-proxies-of-this-test";

    private RunningServer server = null!;
    private RelyingParty app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync(new RunningServerOptions
        {
            Policy = """
                {"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"required",
                 "registration":[{"id":"staff","include":["staff"],"purpose":"twoStep","require":["totp"]}]}
                """,
            Settings = new Dictionary<string, string?> { ["Identity:Doors:Web:Secret"] = Secret },
        });
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
    public async Task The_wizard_ends_with_an_app_password_that_is_copied_and_works()
    {
        await using var window = await OpenAsync("en");
        var walk = new Walk(server, app, window);
        await walk.BeginAsync("wizard@contoso.example", "staff");
        await walk.SignInAsync();
        Assert.That(await window.Page.Locator("main ol li").AllInnerTextsAsync(), Has.Some.Contains("An app password"));
        await window.NextAsync();
        await window.NextAsync();
        await walk.ScanAsync();
        await window.NextAsync();
        await walk.CodeAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/app-password"));

        await window.FillAsync("name", "Mail on my phone");
        await window.NextAsync();
        var shown = await window.Page.Locator(".secret").InnerTextAsync();
        await window.AllowClipboardAsync();
        await window.Page.Locator("[data-copy]").ClickAsync();
        await window.Page.Locator("#copied:has-text('Copied')").WaitForAsync();

        Assert.That(await StatusAsync(walk.Person.UserName, shown), Is.EqualTo(200));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        await window.NextAsync();
        Assert.That(window.Page.Url, Does.Contain("code="));
    }

    [Test]
    public async Task On_security_info_one_is_made_and_deleted()
    {
        await using var window = await OpenAsync("en");
        var walk = new Walk(server, app, window);
        await walk.BeginRegisteredAsync("info@contoso.example", "nobody");
        await server.AppPasswords.AddAsync(walk.Person, made => made with { Name = "First" });
        await walk.GoAsync("/security-info");
        await window.NextAsync();
        await walk.SignInAsync();
        await walk.CodeAsync();
        await window.FollowAsync("a[href$='/app-passwords']");
        await window.NextAsync();
        await window.FillAsync("name", "Calendar");
        await window.NextAsync();
        var shown = await window.Page.Locator(".secret").InnerTextAsync();
        Assert.That(await StatusAsync(walk.Person.UserName, shown), Is.EqualTo(200));
        await window.NextAsync();
        Assert.That(await window.Page.Locator("main li b").AllInnerTextsAsync(), Is.EqualTo(["Calendar", "First"]));

        await window.FollowAsync("li:has-text('Calendar') a[href*='/delete/']");
        await window.NextAsync();

        Assert.That(await window.Page.Locator("main li b").AllInnerTextsAsync(), Is.EqualTo(["First"]));
        Assert.That(await StatusAsync(walk.Person.UserName, shown), Is.EqualTo(401));
    }

    private async Task<int> StatusAsync(string userName, string password)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Issuer}/doors/web");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
        request.Headers.Add("X-Door-Secret", Secret);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}

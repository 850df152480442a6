using System.Text.Json;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>A public client in a browser that we did not write: <c>oidc-client-ts</c> of npm, on an origin of its own, so that Chromium asks for CORS.</summary>
public sealed class ForeignSpa : BrowserFixture
{
    private RunningServer server = null!;
    private StaticApp site = null!;
    private RelyingParty app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync();
        site = await StaticApp.StartAsync();
        app = await server.Apps.AddAsync("spa", client => client with
        {
            TokenEndpointAuthMethod = "none",
            Secrets = [],
            RedirectUris = [$"{site.Address}callback"],
            PostLogoutRedirectUris = [$"{site.Address}bye"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        app?.Dispose();
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    [Category("protocol-21")]
    [Category("protocol-31")]
    public async Task It_signs_in_asks_who_it_is_refreshes_and_signs_out()
    {
        await using var window = await OpenAsync("en");
        var person = await server.People.AddAsync("spa@contoso.example");
        await window.Page.GotoAsync(site.Address.ToString());
        await LeaveAsync(window, "signinRedirect()", server.Issuer);
        await window.SignInAsync(person.UserName, person.Password);
        // It is on this machine and has no secret, so the person is asked (protocol line 16).
        await window.FollowAsync("form[action*='handler=Allow'] button");
        await window.Page.WaitForURLAsync($"{site.Address}callback?**");

        var signedIn = await DoAsync(window, "signinRedirectCallback()");
        var refreshed = await DoAsync(window, "signinSilent()");
        var again = await DoAsync(window, "signinSilent()");

        Assert.That(signedIn.GetProperty("name").GetString(), Is.EqualTo(person.UserName), "from userinfo");
        foreach (var (before, after) in new[] { (signedIn, refreshed), (refreshed, again) })
        {
            Assert.That(after.GetProperty("sub").GetString(), Is.EqualTo(before.GetProperty("sub").GetString()));
            Assert.That(after.GetProperty("accessToken").GetString(), Is.Not.EqualTo(before.GetProperty("accessToken").GetString()));
            Assert.That(after.GetProperty("refreshToken").GetString(), Is.Not.EqualTo(before.GetProperty("refreshToken").GetString()), "it is rotated");
        }

        await LeaveAsync(window, "signoutRedirect()", $"{site.Address}bye");
        await LeaveAsync(window, "signinRedirect({ prompt: 'none' })", $"{site.Address}callback");
        Assert.That(window.Page.Url, Does.Contain("error=login_required"), "signed out at the server too");
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    [Category("protocol-10")]
    public async Task Page_of_another_origin_reads_the_metadata_and_no_answer()
    {
        await using var stranger = await StaticApp.StartAsync();
        await using var window = await OpenAsync("en");
        await window.Page.GotoAsync(stranger.Address.ToString());

        Assert.That(await ReadAsync(window, "/.well-known/openid-configuration", ""), Is.EqualTo("200"));
        Assert.That(await ReadAsync(window, "/connect/token", "grant_type=refresh_token&refresh_token=x&client_id=spa"), Is.EqualTo("TypeError"));
        Assert.That(await ReadAsync(window, "/connect/authorize", ""), Is.EqualTo("TypeError"));
    }

    private Task<JsonElement> DoAsync(BrowserWindow window, string call) =>
        window.Page.EvaluateAsync<JsonElement>($"async authority => tell(await appAt(authority).{call})", server.Issuer);

    private async Task LeaveAsync(BrowserWindow window, string call, string address)
    {
        await window.Page.EvaluateAsync($"authority => {{ void appAt(authority).{call}; }}", server.Issuer);
        await window.Page.WaitForURLAsync(url => url.StartsWith(address, StringComparison.Ordinal), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Load });
    }

    private Task<string> ReadAsync(BrowserWindow window, string path, string body) => window.Page.EvaluateAsync<string>(
        "([address, body]) => fetch(address, body ? { method: 'POST', body: new URLSearchParams(body) } : {}).then(answer => String(answer.status), error => error.name)",
        new[] { server.Issuer + path, body });
}

using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>Tests of what happens between pages, on a server of their own.</summary>
public abstract class WalkFixture : BrowserFixture
{
    private RunningServer server = null!;
    private RelyingParty app = null!;
    private int people;

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

    /// <summary>Somebody new, at the first page.</summary>
    protected async Task<Walk> NewcomerAsync(BrowserWindow window, params (string Name, string Value)[] parameters)
    {
        var walk = new Walk(server, app, window);
        await walk.BeginAsync($"person{++people}@contoso.example", "staff", parameters);
        return walk;
    }

    /// <summary>Somebody who has authenticator apps, at the second step.</summary>
    protected async Task<Walk> RegisteredAsync(BrowserWindow window, params (string Name, string Value)[] parameters)
    {
        var walk = new Walk(server, app, window);
        await walk.BeginRegisteredAsync($"person{++people}@contoso.example", "staff", parameters);
        await walk.SignInAsync();
        return walk;
    }

    /// <summary>Somebody new, at the page that asks for the first code of an authenticator app.</summary>
    protected async Task<Walk> AtCodeAsync(BrowserWindow window)
    {
        var walk = await NewcomerAsync(window);
        await walk.SignInAsync();
        await window.NextAsync();
        await window.NextAsync();
        await walk.ScanAsync();
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/totp/code"));
        return walk;
    }
}

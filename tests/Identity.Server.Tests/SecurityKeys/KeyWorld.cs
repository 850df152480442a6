using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

/// <summary>A server with an app, and people who register keys and sign in with them.</summary>
internal sealed class KeyWorld : IAsyncDisposable
{
    private int people;

    private KeyWorld(RunningServer server, RelyingParty app) => (Server, App) = (server, app);

    public RunningServer Server { get; }

    public RelyingParty App { get; }

    public static async Task<KeyWorld> StartAsync(RunningServerOptions? options = null)
    {
        var server = await RunningServer.StartAsync((options ?? new RunningServerOptions { Policy = KeyPolicies.Required }) with { Configure = CheapHashes.Use });
        return new KeyWorld(server, await server.Apps.AddAsync("app"));
    }

    public ForgedKey NewKey() => new(Server.Issuer);

    /// <summary>Somebody new.</summary>
    public async Task<Visit> NewcomerAsync(params string[] groups) =>
        new(Server, App, await Server.People.AddAsync($"key{++people}@contoso.example", groups));

    /// <summary>Somebody new at the wizard's page for keys.</summary>
    public async Task<Visit> AtWizardAsync()
    {
        // Events of one moment have no order.
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        return await (await (await NewcomerAsync("keys")).OpenAsync()).ReachAsync("/enroll/security-key");
    }

    /// <summary>A reset of that name at the page for passkeys.</summary>
    public async Task<BrowserPage> AtResetAsync(string userName)
    {
        var page = await Server.Browser().GetAsync("/reset");
        page = await page.SubmitAsync(("UserName", userName));
        return await page.SubmitAsync(("Method", "securityKey"));
    }

    /// <summary>Somebody who has registered this key.</summary>
    public async Task<Visit> RegisteredAsync(ForgedKey key)
    {
        var visit = await AtWizardAsync();
        visit.Page = await visit.Page.CreateKeyAsync(key);
        visit.Page = await visit.Page.SubmitAsync();
        await visit.ReachAsync("app");
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        return visit;
    }

    /// <summary>The same person in a browser that knows nobody, at a page.</summary>
    public async Task<Visit> AgainAsync(Visit before, string step)
    {
        var visit = new Visit(Server, App, before.Person);
        await visit.OpenAsync();
        return step == "/sign-in" ? visit : await visit.ReachAsync(step);
    }

    /// <summary>Which check the last refused answer failed.</summary>
    public async Task<string?> LastFaultAsync() =>
        await Server.Rows.ColumnAsync("SELECT data FROM audit_events WHERE kind = 'key.refused' ORDER BY at DESC, id DESC") is [var last, ..] ? last.Trim('"') : null;

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        await Server.DisposeAsync();
    }
}

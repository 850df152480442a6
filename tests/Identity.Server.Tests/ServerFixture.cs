using Identity.Testing;

namespace Identity.Server.Tests;

/// <summary>Tests over HTTP against one running server and an app, "Expenses".</summary>
public abstract class ServerFixture
{
    protected RunningServer Server { get; private set; } = null!;

    protected RelyingParty App { get; private set; } = null!;

    protected virtual RunningServerOptions Options => new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Server = await RunningServer.StartAsync(Options);
        App = await Server.Apps.AddAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        App?.Dispose();
        await (Server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A user name that nobody has.</summary>
    protected static string NewName() => $"{Guid.CreateVersion7():N}@contoso.example";

    /// <summary>Somebody new in these groups, in a browser of their own.</summary>
    protected async Task<Visit> NewcomerAsync(params string[] groups) =>
        new(Server, App, await Server.People.AddAsync(NewName(), groups));

    /// <summary>Somebody new who has an authenticator app.</summary>
    protected async Task<Visit> RegisteredAsync(params string[] groups)
    {
        var visit = await NewcomerAsync(groups);
        visit.Authenticator = await Server.People.AddTotpAsync(visit.Person);
        return visit;
    }

    /// <summary>The same person in another browser.</summary>
    protected Visit Elsewhere(Visit visit) => new(Server, App, visit.Person) { Authenticator = visit.Authenticator };

    /// <summary>Where a name and a password lead, typed in a browser of its own.</summary>
    protected async Task<BrowserPage> TryAsync(TestPerson person)
    {
        var visit = await new Visit(Server, App, person).OpenAsync();
        return await visit.Page.SubmitAsync(await visit.AnswerAsync());
    }
}

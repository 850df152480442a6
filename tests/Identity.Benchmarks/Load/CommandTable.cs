using Identity.Benchmarks.Serving;
using Identity.OpenId.Gate;
using Identity.Storage;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Benchmarks.Load;

/// <summary>How many database commands each step takes: what a database in another room makes slow.</summary>
internal static class CommandTable
{
    /// <summary>Counts and prints.</summary>
    public static async Task<int> PrintAsync()
    {
        await using var server = await RunningServer.StartAsync(Quiet.On(StorageProvider.Sqlite));
        using var app = await server.Apps.AddAsync();
        var visit = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "staff"));
        visit.Authenticator = await server.People.AddTotpAsync(visit.Person);
        Console.WriteLine("| step | database commands |");
        Console.WriteLine("|---|---:|");

        await CountAsync("authorize, nobody signed in", async () => await visit.OpenAsync());
        await CountAsync("password", async () => await visit.ForwardAsync());
        await CountAsync("TOTP code, session and the code for the app", async () => await visit.ReachAsync("app"));
        var tokens = await CountAsync("token", visit.RedeemAsync);
        await CountAsync("userinfo", () => app.UserInfoAsync(tokens.AccessToken));
        await CountAsync("refresh", () => app.RefreshAsync(tokens.RefreshToken!));
        await CountAsync("authorize, signed in", () => visit.OpenAsync());
        var question = new ReleaseQuestion
        {
            Kind = ReleaseKind.Authorize,
            Client = app.Client,
            Scopes = app.Client.Scopes,
            StartedAt = server.Clock.GetUtcNow(),
            Browser = new BrowserCookies(visit.Browser.Cookies.All),
        };
        var answer = await CountAsync("the gate alone", () => server.UseAsync(
            services => services.GetRequiredService<IReleaseGate>().AskAsync(question, CancellationToken.None)));
        return answer is ReleaseAnswer.Release ? 0 : 1;

        async Task<T> CountAsync<T>(string step, Func<Task<T>> work)
        {
            using var commands = new DatabaseCommands(server);
            var done = await work();
            Console.WriteLine($"| {step} | {commands.Count} |");
            return done;
        }
    }
}

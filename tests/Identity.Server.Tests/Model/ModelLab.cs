using Identity.Server.Tests.Model.Watching;
using Identity.Storage;
using Identity.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model;

/// <summary>A server on which one sequence is tried after the other.</summary>
internal sealed class ModelLab : IAsyncDisposable
{
    private const int MostTries = 150;

    private readonly RunningServer server;
    private readonly Watcher watcher;
    private readonly RelyingParty app;
    private readonly RelyingParty legacy;
    private readonly DateTimeOffset start;

    private ModelLab(RunningServer server, RelyingParty app, RelyingParty legacy, DateTimeOffset start)
    {
        (this.server, this.app, this.legacy, this.start) = (server, app, legacy, start);
        watcher = new Watcher(server.Database.ConnectionString);
    }

    /// <summary>Makes one.</summary>
    public static async Task<ModelLab> OpenAsync(DateTimeOffset start)
    {
        var started = await RunningServer.StartAsync(new RunningServerOptions { Listens = false, Policy = null, StartsAt = start, Configure = Cheapen });
        var oldProgram = await started.Apps.AddAsync("dovecot", client => client with { GrantTypes = ["password"], Scopes = ["openid", "email", "offline_access"] });
        return new ModelLab(started, await started.Apps.AddAsync("app"), oldProgram, start);
    }

    /// <summary>Does the steps of a seed in a new world; how it failed, or <see langword="null"/>.</summary>
    public async Task<ModelFailure?> TryAsync(ulong seed, IEnumerable<int> steps, ModelTally? tally = null)
    {
        var run = new ModelRun(await ModelWorld.BeginAsync(server, watcher, app, legacy, start, ModelDice.Of(seed, int.MaxValue)), seed);
        try
        {
            await run.RunAsync(steps);
            tally?.Add(run.Tally);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return new ModelFailure(broken.Message, [.. run.Story.Select(line => int.Parse(line.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture))], run.Story);
        }
    }

    /// <summary>Leaves out what does not matter, and says what is left.</summary>
    public async Task<string> ShortenAsync(ulong seed, ModelFailure failure)
    {
        var tries = 0;
        for (var length = failure.Steps.Count / 2; length >= 1; length /= 2)
        {
            for (var at = 0; at < failure.Steps.Count - 1 && tries < MostTries; tries++)
            {
                int[] rest = [.. failure.Steps.Take(at), .. failure.Steps.Skip(at + length)];
                if (rest.Length > 0 && rest[^1] == failure.Steps[^1] && await TryAsync(seed, rest) is { } shorter && shorter.Rule == failure.Rule)
                {
                    failure = shorter;
                }
                else
                {
                    at += length;
                }
            }
        }

        return $"{failure.Rule}\nseed {seed}, steps {string.Join(',', failure.Steps)}\n{string.Join('\n', failure.Story)}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        app.Dispose();
        legacy.Dispose();
        watcher.Dispose();
        await server.DisposeAsync();
    }

    private static void Cheapen(WebApplicationBuilder builder)
    {
        CheapHashes.Use(builder);
        builder.Services.ConfigureDbContext<SqliteIdentityDatabase>(options => options.AddInterceptors(new UnsyncedWrites()));
    }
}

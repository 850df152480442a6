using BenchmarkDotNet.Attributes;
using Identity.Benchmarks.Serving;
using Identity.Storage;
using Identity.Storage.Facts;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Benchmarks.Functions;

/// <summary>The facts behind one decision of the gate, for somebody with a session: one command.</summary>
public class FactsBenchmarks
{
    private RunningServer server = null!;
    private FactsQuery query = null!;

    [Params(StorageProvider.Sqlite, StorageProvider.Postgres)]
    public StorageProvider Provider { get; set; }

    [GlobalSetup]
    public async Task SignInAsync()
    {
        server = await RunningServer.StartAsync(Quiet.On(Provider));
        using var app = await server.Apps.AddAsync();
        var visit = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "staff"));
        visit.Authenticator = await server.People.AddTotpAsync(visit.Person);
        await visit.OpenAsync();
        await visit.FinishAsync();
        query = new FactsQuery { SessionHandle = visit.Browser.Cookies.Session };
    }

    [GlobalCleanup]
    public async Task StopAsync() => await server.DisposeAsync();

    [Benchmark(Description = "FactsReader.ReadAsync")]
    public Task<SignInFacts> Read() => server.UseAsync(services =>
        services.GetRequiredService<FactsReader>().ReadAsync(query, server.Clock.GetUtcNow(), CancellationToken.None));
}

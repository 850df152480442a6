using System.Globalization;
using Identity.Storage;
using Identity.Testing;
using Npgsql;

namespace Identity.Benchmarks.Load;

/// <summary>Every flow against every provider, one after another in one run of the program, printed as one table.</summary>
internal static class FlowTable
{
    /// <summary>Measures and prints. The exit code: 1 if an operation went wrong.</summary>
    /// <param name="duration">How long each run takes.</param>
    /// <param name="names">Parts of the names of the flows that are measured; none for all.</param>
    public static async Task<int> PrintAsync(TimeSpan duration, IReadOnlyCollection<string> names)
    {
        var postgres = new ProcessTree(await PostgresAsync());
        await Tool.RunAsync("taskset", "util-linux", "-a", "-c", "-p", "0", $"{postgres.Root}");
        await using var sqlite = await Provider.StartOursAsync(StorageProvider.Sqlite, postgres);
        await using var ours = await Provider.StartOursAsync(StorageProvider.Postgres, postgres);
        await using var peer = await Provider.StartPeerAsync(postgres);

        Console.WriteLine("| flow | provider | a second | p50 ms | p99 ms | CPU ms, server | CPU ms, database | others' cores |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        var errors = 0;
        foreach (var flow in Flow.All.Where(flow => names.Count == 0 || names.Any(name => flow.Name.Contains(name, StringComparison.Ordinal))))
        {
            foreach (var provider in (Provider[])[sqlite, ours, peer])
            {
                if (!flow.IsOurs || provider.IsOurs)
                {
                    errors += await PrintAsync(provider, flow, duration);
                }
            }
        }

        return errors == 0 ? 0 : 1;
    }

    private static async Task<int> PrintAsync(Provider provider, Flow flow, TimeSpan duration)
    {
        using var run = new LoadRun(provider, flow, duration);
        var result = await run.MeasureAsync();
        var database = provider.Database is null ? "" : result.Database.ToString("F2", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {flow.Name} | {provider.Name} | {result.PerSecond:F0} | {result.P50:F1} | {result.P99:F1} | {result.Server:F2} | {database} | {result.Other:F2} |"));
        if (result.FirstError is { } error)
        {
            await Console.Error.WriteLineAsync($"{result.Errors} errors, the first: {error}");
        }

        return result.Errors;
    }

    // The first line of the file that PostgreSQL keeps beside its data.
    private static async Task<int> PostgresAsync()
    {
        await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable)!);
        await using var command = source.CreateCommand("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
        return int.Parse((string)(await command.ExecuteScalarAsync())!, CultureInfo.InvariantCulture);
    }
}

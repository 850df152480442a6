using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Identity.Benchmarks.Load;

/// <summary>One flow against one provider: a closed loop of a few connections, each of which begins anew when it is done.</summary>
internal sealed class LoadRun(Provider provider, Flow flow, TimeSpan duration) : IDisposable
{
    private const int Connections = 8;
    private const int Tries = 3;
    private const double Disturbed = 0.15;

    private readonly List<Connection> connections = [];

    /// <summary>
    /// Warms up and measures. A run during which other programs used the machine is repeated; the one kept is the least disturbed,
    /// never chosen by its rate.
    /// </summary>
    public async Task<LoadResult> MeasureAsync()
    {
        for (var number = 0; number < Connections; number++)
        {
            var connection = new Connection(provider.Address, provider.Endpoints, provider.People);
            connections.Add(connection);
            await flow.Prepare(connection);
        }

        await RunAsync(duration / 2);
        var results = new List<LoadResult>();
        while (results.Count < Tries && !results.Exists(result => result.Other <= Disturbed))
        {
            results.Add(await RunAsync(duration));
        }

        return results.MinBy(result => result.Other)!;
    }

    /// <inheritdoc/>
    public void Dispose() => connections.ForEach(connection => connection.Dispose());

    private async Task<LoadResult> RunAsync(TimeSpan time)
    {
        var before = Seconds();
        var start = Stopwatch.GetTimestamp();
        var loops = await Task.WhenAll(connections.Select(connection => Task.Run(() => LoopAsync(connection, start, time))));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var used = Seconds().Zip(before, (after, earlier) => after - earlier).ToArray();

        double[] times = [.. loops.SelectMany(loop => loop.Times).Order()];
        var errors = loops.SelectMany(loop => loop.Errors).ToList();
        return new LoadResult(
            times.Length / elapsed,
            At(times, 0.5),
            At(times, 0.99),
            used[0] * 1000 / times.Length,
            used[1] * 1000 / times.Length,
            Math.Max(0, (used[3] - used[0] - used[1] - used[2]) / elapsed),
            errors.Count,
            errors.FirstOrDefault());
    }

    // Of the server, its database, this driver, and all of the machine.
    private double[] Seconds() =>
    [
        provider.Server.Seconds(), provider.Database?.Seconds() ?? 0, Environment.CpuUsage.TotalTime.TotalSeconds, ProcessTree.SecondsOfMachine(),
    ];

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What goes wrong under load is counted.")]
    private async Task<(List<double> Times, List<string> Errors)> LoopAsync(Connection connection, long start, TimeSpan time)
    {
        var (times, errors) = (new List<double>(), new List<string>());
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await flow.Once(connection);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (Exception exception)
            {
                errors.Add(exception.Message);
            }
        }

        return (times, errors);
    }

    private static double At(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : ordered[Math.Min(ordered.Length - 1, (int)(share * ordered.Length))];
}

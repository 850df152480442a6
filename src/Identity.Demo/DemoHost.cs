using Identity.Demo.Expenses;
using Identity.Server.Hosting;

namespace Identity.Demo;

/// <summary>Starts the server and a sample app side by side, with people to try it with.</summary>
public static class DemoHost
{
    /// <summary>Starts both. On a folder that has data from an earlier start, it goes on with them.</summary>
    /// <exception cref="IOException">An address is taken.</exception>
    public static async Task<RunningDemo> StartAsync(DemoOptions options, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.DataFolder);
        var server = ServerHost.Build(
            ["--environment", Environments.Development, "--urls", options.ServerUrl],
            builder => Configure(builder, options));
        var demo = new RunningDemo(server, ExpensesApp.Build(options));
        try
        {
            await server.PrepareAsync(cancellationToken);
            await DemoData.EnsureAsync(server.Services, options, cancellationToken);
            await demo.StartAsync(cancellationToken);
            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    private static void Configure(WebApplicationBuilder builder, DemoOptions options)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Identity:Issuer"] = options.ServerUrl,
            ["Identity:Database:Provider"] = "Sqlite",
            ["Identity:Database:ConnectionString"] = $"Data Source={Path.Combine(options.DataFolder, "demo.db")}",
        });

        // What keeps the host from starting is thrown at whoever started it.
        builder.Logging.AddFilter(level => level >= LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        options.Configure?.Invoke(builder);
    }
}

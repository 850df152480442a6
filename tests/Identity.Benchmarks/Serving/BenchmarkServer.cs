using System.Security.Cryptography;
using Identity.Server.Hosting;
using Identity.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Benchmarks.Serving;

/// <summary>Our server as it runs in production, in a process of its own, with an app and people that the load drives.</summary>
internal static class BenchmarkServer
{
    /// <summary>Printed when the first request can come.</summary>
    public const string Ready = "ready";

    /// <summary>Serves on an empty database until its input ends: when the driver is gone, so is the server.</summary>
    public static async Task<int> RunAsync(string provider, string connection, string port)
    {
        var address = $"http://localhost:{port}";
        await using var app = ServerHost.Build(
            ["--environment", "Production", "--urls", address],
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Identity:Issuer"] = address,
                ["Identity:Database:Provider"] = provider,
                ["Identity:Database:ConnectionString"] = connection,
                ["Identity:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                ["Identity:RestoreMarkerFile"] = "off",
            }));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(CancellationToken.None);
        }

        await app.PrepareAsync();
        await BenchmarkPeople.AddAsync(app.Services);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(Ready);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}

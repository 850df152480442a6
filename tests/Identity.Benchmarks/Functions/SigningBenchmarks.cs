using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Identity.Benchmarks.Serving;
using Identity.OpenId.Tokens;
using Identity.Storage;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Benchmarks.Functions;

/// <summary>One signed token.</summary>
public class SigningBenchmarks
{
    private RunningServer server = null!;
    private TokenSigner signer = null!;

    [Params("ES256", "RS256")]
    public string Algorithm { get; set; } = "";

    [GlobalSetup]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync(Quiet.On(StorageProvider.Sqlite));
        signer = server.Services.GetRequiredService<TokenSigner>();
    }

    [GlobalCleanup]
    public async Task StopAsync() => await server.DisposeAsync();

    [Benchmark(Description = "TokenSigner.SignAsync")]
    public async Task<string> Sign() => await signer.SignAsync(
        Algorithm,
        "JWT",
        new JsonObject { ["iss"] = server.Issuer, ["sub"] = "somebody", ["aud"] = "expenses", ["exp"] = 1, ["iat"] = 1, ["nonce"] = "a nonce of usual length, 43 characters of it" },
        CancellationToken.None);
}

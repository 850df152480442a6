using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Differential;

/// <summary>A certified provider that we did not write, on this machine: <c>oidc-provider</c> of npm (<c>tests/foreign/peer.mjs</c>).</summary>
internal sealed class ForeignProvider : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> complaints;

    private ForeignProvider(Process process, Uri address) =>
        (this.process, Address, complaints) = (process, address, process.StandardError.ReadToEndAsync());

    /// <summary>Where it listens; also its issuer.</summary>
    public Uri Address { get; }

    /// <summary>Starts one that knows these clients.</summary>
    public static async Task<ForeignProvider> StartAsync(IEnumerable<JsonObject> clients)
    {
        var port = FreePort.Find();
        var input = JsonSerializer.Serialize(new { port, clients, resource = ComparedClients.Payroll, scope = ComparedClients.Scope });
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "foreign", "peer.mjs"), input])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var provider = new ForeignProvider(Process.Start(start)!, new Uri($"http://localhost:{port}/"));
        if (await provider.process.StandardOutput.ReadLineAsync() == "ready")
        {
            return provider;
        }

        var said = await provider.complaints;
        await provider.DisposeAsync();
        throw new InvalidOperationException($"oidc-provider did not start (npm ci in tests/foreign installs it): {said}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await TestContext.Error.WriteAsync(await complaints);
        process.Dispose();
    }
}

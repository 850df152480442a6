using Identity.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Identity.Browser.Tests;

/// <summary>An app that is nothing but a page, on an origin of its own: <c>tests/foreign/spa.html</c> at every address, with <c>oidc-client-ts</c> of npm.</summary>
internal sealed class StaticApp : IAsyncDisposable
{
    private readonly WebApplication host;

    private StaticApp(WebApplication host, Uri address) => (this.host, Address) = (host, address);

    /// <summary>Where it listens: another origin than a server's, which is at <c>localhost</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts one.</summary>
    public static async Task<StaticApp> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var site = builder.Build();
        site.MapGet("/oidc-client-ts.min.js", () => File("text/javascript", "node_modules", "oidc-client-ts", "dist", "browser", "oidc-client-ts.min.js"));
        site.MapGet("/spa.js", () => File("text/javascript", "spa.js"));
        site.MapGet("/favicon.ico", () => Results.NoContent());
        site.MapFallback(() => File("text/html", "spa.html"));
        await site.StartAsync();
        return new StaticApp(site, address);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static IResult File(string type, params string[] parts) => Results.File(Repository.PathOf(["tests", "foreign", .. parts]), type);
}

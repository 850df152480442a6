using Identity.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>The routes that the running server has.</summary>
internal static class ServerPages
{
    /// <summary>Those under a path, as their templates.</summary>
    public static IReadOnlyList<string> Under(RunningServer server, string path) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            .Where(template => template.StartsWith(path, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal),
    ];
}

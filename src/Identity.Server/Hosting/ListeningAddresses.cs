using System.Net;

namespace Identity.Server.Hosting;

/// <summary>Every way in which the configuration can say where to listen.</summary>
internal static class ListeningAddresses
{
    private static readonly string[] Ports = ["http_ports", "https_ports"];

    /// <summary>The addresses that it says.</summary>
    public static IEnumerable<ListeningAddress> Of(IConfiguration configuration) =>
    [
        .. Values(configuration["urls"]) is { Length: > 0 } urls
            ? urls.Select(url => new ListeningAddress("Urls", url, IsLoopback(url)))
            : Ports.SelectMany(setting => OnEveryInterface(setting, configuration)),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint =>
            new ListeningAddress($"{endpoint.Path}:Url", endpoint["Url"] ?? "", IsLoopback(endpoint["Url"]))),
    ];

    // A port alone is one on every interface; it counts where there are no addresses.
    private static IEnumerable<ListeningAddress> OnEveryInterface(string setting, IConfiguration configuration) =>
        Values(configuration[setting]).Select(port => new ListeningAddress(setting, port, IsLoopback: false));

    private static string[] Values(string? setting) => (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Kestrel reads an address this way, and takes every name but localhost for every interface; Uri takes "loopback" for localhost.
    private static bool IsLoopback(string? url)
    {
        try
        {
            var host = BindingAddress.Parse(url ?? "").Host;
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

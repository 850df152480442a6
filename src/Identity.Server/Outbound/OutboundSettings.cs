using Identity.Server.Hosting;

namespace Identity.Server.Outbound;

/// <summary><c>Identity:Outbound</c>: what this server may fetch for clients.</summary>
internal sealed record OutboundSettings
{
    /// <summary>Hosts that may be in private networks, by name or address; none by default.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Refuses what is no host.</summary>
    /// <exception cref="SettingException">One is none.</exception>
    public void Check()
    {
        foreach (var host in AllowedHosts)
        {
            SettingException.ThrowIf(
                Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic,
                "Identity:Outbound:AllowedHosts",
                $"'{host}' is not a host; a name or an address is one, without https:// and without a port.");
        }
    }
}

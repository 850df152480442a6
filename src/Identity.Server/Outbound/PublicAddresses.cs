using System.Net;
using System.Net.Sockets;

namespace Identity.Server.Outbound;

/// <summary>Which addresses are anybody's on the internet, and not something beside this server (IANA's special-purpose registries).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] SpecialFour =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out; loopback, link-local, unique local, multicast, NAT64 and what carries an IPv4 address otherwise lie outside.</summary>
    private static readonly IPNetwork GlobalSix = IPNetwork.Parse("2000::/3");

    /// <summary>Teredo and other protocols, documentation, and 6to4, which leads to any IPv4 address.</summary>
    private static readonly IPNetwork[] SpecialSix = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether it is one.</summary>
    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(SpecialFour, network => network.Contains(plain))
            : GlobalSix.Contains(plain) && !Array.Exists(SpecialSix, network => network.Contains(plain));
    }
}

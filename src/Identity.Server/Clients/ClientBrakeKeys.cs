using System.Net;
using System.Net.Sockets;
using Identity.Domain.AppPasswords;
using Identity.OpenId.Stores;

namespace Identity.Server.Clients;

/// <summary>Under which keys tries of clients are counted.</summary>
/// <param name="Pair">Of a client, or of an id that nobody has, at a place.</param>
/// <param name="Known">When the client last authenticated there.</param>
/// <param name="Place">Of the place, whichever clients are named.</param>
internal sealed record ClientBrakeKeys(string Pair, string Known, string Place)
{
    /// <summary>Half of an address of IPv6 is its holder's to choose, as often as it likes.</summary>
    private const int NetworkBytes = 8;

    /// <summary>Those of a try. An id is hashed, for whoever sends it writes it as it likes.</summary>
    public static ClientBrakeKeys Of(string clientId, IPAddress? address)
    {
        var place = PlaceOf(address);
        var pair = $"client:{Handle.Hash(clientId)}:{place}";
        return new(pair, $"{pair}:known", $"client:place:{place}");
    }

    private static string PlaceOf(IPAddress? address) => address is null ? "-" : NetworkOf(AllowedNetworks.Plain(address)).ToString();

    private static IPAddress NetworkOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]])
        : address;
}

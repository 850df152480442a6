using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Identity.Domain.AppPasswords;

/// <summary>From where something may be used: networks in the notation of RFC 4632, or anywhere.</summary>
/// <remarks>An address that is not known is in no network (attack 12).</remarks>
public sealed record AllowedNetworks
{
    /// <summary>How many networks there may be.</summary>
    public const int Most = 16;

    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n'];
    private readonly IReadOnlyList<IPNetwork> networks;

    private AllowedNetworks(IReadOnlyList<IPNetwork> networks) => this.networks = networks;

    /// <summary>No limit.</summary>
    public static AllowedNetworks Anywhere { get; } = new([]);

    /// <summary>Whether there is no limit.</summary>
    public bool IsAnywhere => networks.Count == 0;

    /// <summary>The networks, with a space between; empty if there is no limit.</summary>
    public string Text => string.Join(' ', networks);

    /// <summary>Reads addresses and networks with spaces or commas between; nothing is no limit. <see langword="null"/> if one of them is neither, or they are too many.</summary>
    public static AllowedNetworks? Read(string? text)
    {
        var words = (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > Most)
        {
            return null;
        }

        var read = words.Select(ReadOne).ToList();
        return read.TrueForAll(network => network is not null) ? new([.. read.OfType<IPNetwork>().Distinct()]) : null;
    }

    /// <summary>Whether it may be used from there.</summary>
    public bool Allows(IPAddress? address) =>
        IsAnywhere || (address is not null && networks.Any(network => network.Contains(Plain(address))));

    /// <summary>Compares the networks.</summary>
    public bool Equals(AllowedNetworks? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>An address as it is compared: IPv4 that came as IPv6 is IPv4 (RFC 4291 section 2.5.5.2).</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork? ReadOne(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var written = slash < 0 ? word : word[..slash];
        if (!IPAddress.TryParse(written, out var parsed) || !IsWhole(written, parsed))
        {
            return null;
        }

        var address = Plain(parsed);
        var longest = address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128;
        var length = longest;
        var isRead = slash < 0 || int.TryParse(word[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length);
        return isRead && length <= longest ? new IPNetwork(Masked(address, length), length) : null;
    }

    // "10" and "0x7f.1" are addresses too to those who read them as numbers; here they are a slip.
    private static bool IsWhole(string written, IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetworkV6 || written == address.ToString();

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            var kept = int.Clamp(length - (at * 8), 0, 8);
            bytes[at] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}

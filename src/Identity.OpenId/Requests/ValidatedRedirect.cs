using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Identity.OpenId.Clients;

namespace Identity.OpenId.Requests;

/// <summary>A redirect URI that the client has registered: the only kind of address that an authorization response can be sent to.</summary>
/// <remarks>It can be had by comparison alone, so that no error travels to an address before it was compared (protocol line 4).</remarks>
internal sealed class ValidatedRedirect
{
    [SuppressMessage("Security", "S5332", Justification = "What stays on the machine needs no TLS (RFC 8252 8.3).")]
    private static readonly string[] LoopbackAddresses = ["http://127.0.0.1", "http://[::1]"];

    private ValidatedRedirect(string uri) => Uri = uri;

    /// <summary>The address, to the letter.</summary>
    public string Uri { get; }

    /// <summary>The redirect URI, if it is a registered one: to the letter, but for the port of a loopback address (RFC 8252 7.3; protocol line 5).</summary>
    public static ValidatedRedirect? Match(Client client, string redirectUri) =>
        client.RedirectUris.Any(registered => registered == redirectUri || DiffersInLoopbackPortOnly(registered, redirectUri))
            ? new ValidatedRedirect(redirectUri)
            : null;

    private static bool DiffersInLoopbackPortOnly(string registered, string sent) =>
        Array.Exists(LoopbackAddresses, address => AfterPort(registered, address) is { } path && path == AfterPort(sent, address));

    private static string? AfterPort(string uri, string address)
    {
        if (!uri.StartsWith(address, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = uri[address.Length..];
        if (rest.StartsWith(':'))
        {
            var digits = string.Concat(rest.Skip(1).TakeWhile(char.IsAsciiDigit));
            rest = ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? rest[(digits.Length + 1)..] : "@";
        }

        // What follows an address is a path or nothing: "http://127.0.0.1.example" is another host.
        return rest.Length == 0 || rest[0] is '/' or '?' ? rest : null;
    }
}

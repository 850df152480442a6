using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>Tells a voice gateway from whoever has found an address of it: the gateway signs with the account's secret, as Twilio does.</summary>
internal static class CallSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>Whether a request was signed with this secret: over its address and its parameters in the order of their names.</summary>
    public static bool Matches(string secret, string address, IEnumerable<KeyValuePair<string, string>> form, string? signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(secret, address, form)), Encoding.ASCII.GetBytes(signature ?? ""));

    [SuppressMessage("Security", "CA5350", Justification = "The gateways' own scheme; HMAC does not need collision resistance.")]
    private static string Of(string secret, string address, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder(address);
        foreach (var (name, value) in form.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text.ToString())));
    }
}

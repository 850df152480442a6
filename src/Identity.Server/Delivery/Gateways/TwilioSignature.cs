using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Identity.Server.Delivery.Gateways;

/// <summary>The signature by which the voice gateway proves that a request is its own.</summary>
internal static class TwilioSignature
{
    /// <summary>The header that it is in.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>Whether a request is signed by whoever knows the auth token.</summary>
    /// <param name="authToken">The auth token: the password of <c>Identity:Voice</c>.</param>
    /// <param name="address">The whole address that the gateway was given, with its query.</param>
    /// <param name="form">The form that it posted.</param>
    /// <param name="signature">What the header says.</param>
    public static bool Matches(string authToken, string address, IEnumerable<KeyValuePair<string, StringValues>> form, string? signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(authToken, address, form)), Encoding.UTF8.GetBytes(signature ?? ""));

    /// <summary>The signature of a request: the address and every name with its value, in the order of the names, without anything between.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Twilio signs with HMAC-SHA-1, whose known weaknesses are no forgeries.")]
    public static string Of(string authToken, string address, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var fields = form.OrderBy(field => field.Key, StringComparer.Ordinal)
            .SelectMany(field => field.Value.Distinct().Order(StringComparer.Ordinal), (field, value) => field.Key + value);
        return Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(address + string.Concat(fields))));
    }
}

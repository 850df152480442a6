using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Identity.Storage.Auditing;

/// <summary>
/// The hash chain over events as they are stored, ciphertext and all, so that erasure does not break it:
/// <c>SHA-256(hash before, 32 bytes ‖ text of the event, UTF-8)</c>.
/// </summary>
/// <remarks>
/// The text has a line for each of <c>id</c>, <c>at</c>, <c>kind</c>, <c>person</c>, <c>actor</c>, <c>client</c>, <c>rule</c>, <c>data</c>, <c>key</c>,
/// <c>sealed</c>, in this order: the name, <c>=</c>, the length of the value in bytes, <c>:</c>, the value, a newline; or the name, <c>=-</c> and a
/// newline where there is none. UUIDs are in lower case, times as in <c>2026-11-23T09:00:00.000Z</c>, <c>sealed</c> in base64. The lengths make
/// the text unambiguous whatever a value holds.
/// </remarks>
internal static class AuditChain
{
    /// <summary>What stands before the first event.</summary>
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of an event that comes after <paramref name="previous"/>.</summary>
    public static byte[] Hash(byte[] previous, AuditRow row) => SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(Text(row))]);

    private static string Text(AuditRow row)
    {
        var text = new StringBuilder();
        Add(text, "id", $"{row.Id}");
        Add(text, "at", row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Add(text, "kind", row.Kind);
        Add(text, "person", row.PersonId?.ToString());
        Add(text, "actor", row.ActorId?.ToString());
        Add(text, "client", row.ClientId);
        Add(text, "rule", row.RuleId);
        Add(text, "data", row.Data);
        Add(text, "key", row.KeyId?.ToString());
        Add(text, "sealed", row.Sealed is { } bytes ? Convert.ToBase64String(bytes) : null);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string? value) =>
        _ = value is null
            ? text.Append(CultureInfo.InvariantCulture, $"{name}=-\n")
            : text.Append(CultureInfo.InvariantCulture, $"{name}={Encoding.UTF8.GetByteCount(value)}:{value}\n");
}

using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.LegacyDoors;

/// <summary>How a proxy proves that it is ours: by a secret in a header (attack 12).</summary>
internal static class DoorSecret
{
    /// <summary>The header.</summary>
    public const string Header = "X-Door-Secret";

    /// <summary>Whether the request has the secret, once.</summary>
    public static bool IsIn(HttpRequest request, string secret) =>
        request.Headers[Header] is [{ } sent]
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Identity.OpenId.Stores;

/// <summary>What leads to something kept: 256 random bits, of which only the hash is kept (rule 6).</summary>
public static class Handle
{
    /// <summary>A new handle: 43 characters, base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>How a handle or a cookie's secret is kept, never in clear: base64url of its SHA-256, 43 characters.</summary>
    /// <remarks>256 random bits need no slow hash.</remarks>
    public static string Hash(string handle) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(handle)));
}

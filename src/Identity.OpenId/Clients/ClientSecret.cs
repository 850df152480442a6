using System.Security.Cryptography;
using System.Text;

namespace Identity.OpenId.Clients;

/// <summary>A client's secret as it is stored.</summary>
/// <param name="Sha256">Base64url of the SHA-256 of the secret.</param>
/// <param name="ExpiresAt">When it ends; <see langword="null"/> is never.</param>
/// <param name="CreatedAt">When it was made; <see langword="null"/> of one from before that was kept.</param>
public sealed record ClientSecret(string Sha256, DateTimeOffset? ExpiresAt = null, DateTimeOffset? CreatedAt = null)
{
    /// <summary>What operators call it by. It is made of the hash, so that every secret has one, and leads nobody back to the secret.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Sha256)))[..8];

    /// <summary>Whether it has not ended.</summary>
    public bool IsGood(DateTimeOffset now) => ExpiresAt is null || ExpiresAt > now;
}

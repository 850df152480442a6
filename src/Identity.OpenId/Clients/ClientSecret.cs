namespace Identity.OpenId.Clients;

/// <summary>A client's secret as it is stored.</summary>
/// <param name="Sha256">Base64url of the SHA-256 of the secret.</param>
/// <param name="ExpiresAt">When it ends; <see langword="null"/> is never.</param>
public sealed record ClientSecret(string Sha256, DateTimeOffset? ExpiresAt = null);

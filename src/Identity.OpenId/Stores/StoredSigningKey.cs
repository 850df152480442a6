namespace Identity.OpenId.Stores;

/// <summary>A signing key as it is kept.</summary>
/// <param name="KeyId"><c>kid</c>.</param>
/// <param name="Algorithm"><c>alg</c> that it signs with: <c>RS256</c> or <c>ES256</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SealedPrivateKey">The private key (PKCS #8), sealed by <see cref="Keys.ISecretSeal"/>.</param>
public sealed record StoredSigningKey(string KeyId, string Algorithm, DateTimeOffset CreatedAt, byte[] SealedPrivateKey);

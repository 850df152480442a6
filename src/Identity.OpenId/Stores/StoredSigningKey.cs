namespace Identity.OpenId.Stores;

/// <summary>A signing key as it is kept.</summary>
/// <param name="KeyId"><c>kid</c>.</param>
/// <param name="Algorithm"><c>alg</c> that it signs with.</param>
/// <param name="CreatedAt">When it was made; it is published from then on.</param>
/// <param name="SignsFrom">From when it signs, until another one does.</param>
/// <param name="SealedPrivateKey">The private key (PKCS #8), sealed by <see cref="Keys.ISecretSeal"/>.</param>
public sealed record StoredSigningKey(string KeyId, string Algorithm, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, byte[] SealedPrivateKey);

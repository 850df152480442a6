namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>A new credential, as authenticator data tells of it (WebAuthn section 6.5.2).</summary>
/// <param name="Aaguid">The model's AAGUID.</param>
/// <param name="CredentialId">Its ID.</param>
/// <param name="PublicKey">Its public key, in COSE.</param>
/// <param name="Algorithm">The COSE algorithm of the key.</param>
internal sealed record AttestedCredential(Guid Aaguid, byte[] CredentialId, byte[] PublicKey, int Algorithm);

namespace Identity.OpenId.Keys;

/// <summary>Encrypts what must be read back, and digests what is short, under a key that is not kept in the database (attack 9).</summary>
public interface ISecretSeal
{
    /// <summary>Seals <paramref name="secret"/> for one <paramref name="purpose"/>, for example <c>signing-key:{kid}</c>.</summary>
    byte[] Seal(string purpose, ReadOnlySpan<byte> secret);

    /// <summary>Opens what <see cref="Seal"/> made for the same purpose.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was made for another purpose, or by nobody.</exception>
    byte[] Open(string purpose, ReadOnlySpan<byte> sealedSecret);

    /// <summary>A keyed digest of something short that is only compared, for one <paramref name="purpose"/>.</summary>
    string Digest(string purpose, string value);
}

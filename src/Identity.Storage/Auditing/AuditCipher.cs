using System.Security.Cryptography;

namespace Identity.Storage.Auditing;

/// <summary>AES-256-GCM, bound to the event: nonce of 12 bytes, ciphertext, tag of 16 bytes. A ciphertext moved to another event does not open.</summary>
internal static class AuditCipher
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>A new key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>Encrypts the text of an event.</summary>
    public static byte[] Seal(byte[] key, Guid eventId, ReadOnlySpan<byte> text)
    {
        var whole = new byte[NonceLength + text.Length + TagLength];
        var nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, text, whole.AsSpan(NonceLength, text.Length), whole.AsSpan(NonceLength + text.Length), Bound(eventId));
        return whole;
    }

    /// <summary>Decrypts it.</summary>
    /// <exception cref="CryptographicException">It was changed, moved, or encrypted with another key.</exception>
    public static byte[] Open(byte[] key, Guid eventId, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("The ciphertext is too short.");
        }

        var text = new byte[whole.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(whole[..NonceLength], whole.Slice(NonceLength, text.Length), whole[^TagLength..], text, Bound(eventId));
        return text;
    }

    private static byte[] Bound(Guid eventId) => eventId.ToByteArray(bigEndian: true);
}

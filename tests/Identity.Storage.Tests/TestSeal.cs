using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Keys;

namespace Identity.Storage.Tests;

/// <summary>A seal with a key of its own, bound to the purpose as the server's is.</summary>
public sealed class TestSeal : ISecretSeal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public byte[] Seal(string purpose, ReadOnlySpan<byte> secret)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (tag, text) = (new byte[TagLength], new byte[secret.Length]);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, secret, text, tag, Encoding.UTF8.GetBytes(purpose));
        return [.. nonce, .. tag, .. text];
    }

    public string Digest(string purpose, string value) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}:{value}")));

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedSecret)
    {
        var secret = new byte[sealedSecret.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            sealedSecret[..NonceLength], sealedSecret[(NonceLength + TagLength)..], sealedSecret.Slice(NonceLength, TagLength), secret, Encoding.UTF8.GetBytes(purpose));
        return secret;
    }
}

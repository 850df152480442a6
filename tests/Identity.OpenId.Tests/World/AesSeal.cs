using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Keys;

namespace Identity.OpenId.Tests.World;

/// <summary>A seal under a key of its own, bound to the purpose.</summary>
internal sealed class AesSeal : ISecretSeal
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public byte[] Seal(string purpose, ReadOnlySpan<byte> secret)
    {
        var all = new byte[12 + 16 + secret.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(all.AsSpan(0, 12), secret, all.AsSpan(28), all.AsSpan(12, 16), Encoding.UTF8.GetBytes(purpose));
        return all;
    }

    public string Digest(string purpose, string value) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}:{value}")));

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedSecret)
    {
        var secret = new byte[sealedSecret.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedSecret[..12], sealedSecret[28..], sealedSecret[12..28], secret, Encoding.UTF8.GetBytes(purpose));
        return secret;
    }
}

using System.Security.Cryptography;
using Identity.OpenId.Keys;
using OtpNet;

namespace Identity.Server.Authenticators.Totp;

/// <summary>The key of one authenticator app: 20 random bytes, the length of SHA-1 (RFC 4226 section 4).</summary>
internal sealed class TotpSecret
{
    private const int Length = 20;
    private const int Shortest = 10;
    private const int Longest = 64;

    private readonly byte[] key;

    private TotpSecret(byte[] key) => this.key = key;

    /// <summary>The key in base32, as apps take it.</summary>
    public string Base32 => Base32Encoding.ToString(key);

    /// <summary>The key in groups of four, as people type it.</summary>
    public IReadOnlyList<string> Groups => [.. Base32.Chunk(4).Select(group => new string(group))];

    /// <summary>A new random key.</summary>
    public static TotpSecret New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>A key that was made elsewhere, in base32.</summary>
    public static TotpSecret Parse(string base32) => new(Base32Encoding.ToBytes(base32));

    /// <summary>A key that was made elsewhere, in base32; <see langword="null"/> if it is none, or not of a length that apps use.</summary>
    public static TotpSecret? TryParse(string base32)
    {
        var plain = base32.Replace(" ", "", StringComparison.Ordinal).TrimEnd('=').ToUpperInvariant();
        return plain.Length > 0 && plain.All(character => character is (>= 'A' and <= 'Z') or (>= '2' and <= '7')) && Parse(plain) is { key.Length: >= Shortest and <= Longest } secret
            ? secret
            : null;
    }

    /// <summary>A key of any bytes.</summary>
    public static TotpSecret Of(byte[] key) => new(key);

    /// <summary>Opens a stored key. It opens only for the person and the row that it was sealed for (attack 9).</summary>
    public static TotpSecret Open(ISecretSeal seal, Guid personId, Guid methodId, byte[] sealedKey) => Open(seal, Purpose(personId, methodId), sealedKey);

    /// <summary>Opens a key that was sealed for something else than a method.</summary>
    public static TotpSecret Open(ISecretSeal seal, string purpose, byte[] sealedKey) => new(seal.Open(purpose, sealedKey));

    /// <summary>Seals the key for one person and one row.</summary>
    public byte[] Seal(ISecretSeal seal, Guid personId, Guid methodId) => Seal(seal, Purpose(personId, methodId));

    /// <summary>Seals the key for something else than a method.</summary>
    public byte[] Seal(ISecretSeal seal, string purpose) => seal.Seal(purpose, key);

    /// <summary>Whether it is the same key.</summary>
    public bool IsSame(TotpSecret other) => CryptographicOperations.FixedTimeEquals(key, other.key);

    /// <summary>The code generator of RFC 6238: SHA-1, 6 digits.</summary>
    internal OtpNet.Totp Codes(int stepSeconds) => new(key, step: stepSeconds, mode: OtpHashMode.Sha1, totpSize: TotpCodes.Digits);

    private static string Purpose(Guid personId, Guid methodId) => $"totp:{personId}:{methodId}";
}

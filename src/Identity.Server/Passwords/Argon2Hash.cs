using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Identity.Server.Passwords;

/// <summary>Argon2id (RFC 9106) with 19 MiB, two passes and one lane, written as a PHC string.</summary>
internal static class Argon2Hash
{
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const string Prefix = "$argon2id$v=19$m=19456,t=2,p=1$";

    private static readonly PasswordBasedKeyDerivationAlgorithm Algorithm =
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { MemorySize = 19456, NumberOfPasses = 2, DegreeOfParallelism = 1 });

    /// <summary>A hash that no password has, for people who do not exist: it costs what a real one costs.</summary>
    public static string OfNobody { get; } = Make(Convert.ToBase64String(RandomNumberGenerator.GetBytes(HashLength)));

    /// <summary>Whether a stored hash is one of these.</summary>
    public static bool Is(string hash) =>
        hash.StartsWith(Prefix, StringComparison.Ordinal)
        && PhcString.Parse(hash) is { Salt.Length: SaltLength, Hash.Length: HashLength };

    /// <summary>Hashes a password under a new salt.</summary>
    public static string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{Prefix}{PhcString.Encode(salt)}${PhcString.Encode(Derive(password, salt))}";
    }

    /// <summary>Whether a password has that hash; compared in fixed time.</summary>
    public static bool Matches(string hash, string password)
    {
        var parts = PhcString.Parse(hash)!;
        return CryptographicOperations.FixedTimeEquals(Derive(password, parts.Salt), parts.Hash);
    }

    // The overload that takes a string hashes something other than its UTF-8 bytes.
    private static byte[] Derive(string password, byte[] salt) => Algorithm.DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashLength);
}

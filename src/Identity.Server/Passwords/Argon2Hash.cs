using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Identity.Server.Passwords;

/// <summary>Argon2id (RFC 9106) of one cost, written as a PHC string.</summary>
internal sealed class Argon2Hash
{
    private const int SaltLength = 16;
    private const int HashLength = 32;

    private readonly string prefix;
    private readonly PasswordBasedKeyDerivationAlgorithm algorithm;

    /// <summary>Of a cost, with one lane. The server has <see cref="Default"/>; a test that makes thousands of hashes has a cheap one.</summary>
    /// <param name="kibibytes">How much memory it takes.</param>
    /// <param name="passes">How many times it goes over it.</param>
    public Argon2Hash(int kibibytes, int passes)
    {
        prefix = $"$argon2id$v=19$m={kibibytes},t={passes},p=1$";
        algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { MemorySize = kibibytes, NumberOfPasses = passes, DegreeOfParallelism = 1 });
        OfNobody = Make(Convert.ToBase64String(RandomNumberGenerator.GetBytes(HashLength)));
    }

    /// <summary>What the server uses: 19 MiB and two passes.</summary>
    public static Argon2Hash Default { get; } = new(kibibytes: 19456, passes: 2);

    /// <summary>A hash that no password has, for people who do not exist: it costs what a real one costs.</summary>
    public string OfNobody { get; }

    /// <summary>Whether a stored hash is one of these.</summary>
    public bool Is(string hash) =>
        hash.StartsWith(prefix, StringComparison.Ordinal)
        && PhcString.Parse(hash) is { Salt.Length: SaltLength, Hash.Length: HashLength };

    /// <summary>Hashes a password under a new salt.</summary>
    public string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{prefix}{PhcString.Encode(salt)}${PhcString.Encode(Derive(password, salt))}";
    }

    /// <summary>Whether a password has that hash; compared in fixed time.</summary>
    public bool Matches(string hash, string password)
    {
        var parts = PhcString.Parse(hash)!;
        return CryptographicOperations.FixedTimeEquals(Derive(password, parts.Salt), parts.Hash);
    }

    // The overload that takes a string hashes something other than its UTF-8 bytes.
    private byte[] Derive(string password, byte[] salt) => algorithm.DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashLength);
}

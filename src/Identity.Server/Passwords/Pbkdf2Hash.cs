using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Passwords;

/// <summary>PBKDF2 (RFC 8018 section 5.2) with HMAC over SHA-1, SHA-256 or SHA-512.</summary>
internal sealed class Pbkdf2Hash : ForeignHash
{
    /// <summary>The default of a common server for SHA-1; the most there is in practice.</summary>
    private const int MostIterations = 1_300_000;

    private readonly int iterations;
    private readonly byte[] salt;
    private readonly byte[] hash;

    private Pbkdf2Hash(string algorithm, int iterations, byte[] salt, byte[] hash, string scheme)
        : base(scheme, $"{scheme}${PhcString.Encode(salt)}${PhcString.Encode(hash)}") =>
        (Algorithm, this.iterations, this.salt, this.hash) = (algorithm, iterations, salt, hash);

    /// <summary>Its names in the PHC format.</summary>
    public static IReadOnlyDictionary<string, HashAlgorithmName> Algorithms { get; } = new Dictionary<string, HashAlgorithmName>(StringComparer.Ordinal)
    {
        ["pbkdf2"] = HashAlgorithmName.SHA1,
        ["pbkdf2-sha1"] = HashAlgorithmName.SHA1,
        ["pbkdf2-sha256"] = HashAlgorithmName.SHA256,
        ["pbkdf2-sha512"] = HashAlgorithmName.SHA512,
    };

    public override string Algorithm { get; }

    public static ForeignHashReading Parse(PhcString phc)
    {
        if (phc.Parameter("l") is { } length && length != phc.Hash.Length)
        {
            return new ForeignHashReading.Invalid("is not as long as its parameter l says");
        }

        // The length is part of the scheme: each block of it costs all iterations anew.
        var algorithm = phc.Id == "pbkdf2" ? "pbkdf2-sha1" : phc.Id;
        return phc.Parameter("i") is >= 1 and <= MostIterations and var iterations
            ? new ForeignHashReading.Valid(new Pbkdf2Hash(algorithm, iterations, phc.Salt, phc.Hash, $"${algorithm}$i={iterations},l={phc.Hash.Length}"))
            : new ForeignHashReading.Invalid($"must have 1 to {MostIterations} iterations (i)");
    }

    public override bool Matches(string password) => CryptographicOperations.FixedTimeEquals(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, Algorithms[Algorithm], hash.Length), hash);
}

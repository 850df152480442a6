using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Identity.Server.Passwords;

/// <summary>Argon2id (RFC 9106) with parameters other than ours. libsodium knows one lane and one length of salt only.</summary>
internal sealed class ForeignArgon2Hash : ForeignHash
{
    private const int FirstVersion = 0x10;
    private const int CurrentVersion = 0x13;
    private const int MostMemory = 128 * 1024;
    private const int MostMemoryTimesPasses = 256 * 1024;
    private const int MostLanes = 16;
    private const int ShortestSalt = 8;

    private readonly Argon2Parameters parameters;
    private readonly byte[] hash;

    private ForeignArgon2Hash(Argon2Parameters parameters, byte[] salt, byte[] hash, string scheme)
        : base(scheme, $"{scheme}${PhcString.Encode(salt)}${PhcString.Encode(hash)}") =>
        (this.parameters, this.hash) = (parameters, hash);

    public override string Algorithm => "argon2id";

    public static ForeignHashReading Parse(PhcString phc)
    {
        var version = phc.Version ?? FirstVersion;
        var (memory, passes, lanes) = (phc.Parameter("m") ?? 0, phc.Parameter("t") ?? 0, phc.Parameter("p") ?? 0);
        if (version is not (FirstVersion or CurrentVersion) || phc.Salt.Length < ShortestSalt)
        {
            return new ForeignHashReading.Invalid($"must have version 19 or 16 and a salt of at least {ShortestSalt} bytes");
        }

        if (lanes is < 1 or > MostLanes || memory < 8 * lanes || memory > MostMemory || passes < 1 || (long)memory * passes > MostMemoryTimesPasses)
        {
            return new ForeignHashReading.Invalid(
                $"must have at most {MostMemory} KiB (m), {MostMemoryTimesPasses} KiB times passes (m × t) and {MostLanes} lanes (p)");
        }

        var built = new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
            .WithVersion(version).WithSalt(phc.Salt).WithMemoryAsKB(memory).WithIterations(passes).WithParallelism(lanes).Build();
        return new ForeignHashReading.Valid(new ForeignArgon2Hash(
            built, phc.Salt, phc.Hash, $"$argon2id$v={version}$m={memory},t={passes},p={lanes}"));
    }

    public override bool Matches(string password)
    {
        var generator = new Argon2BytesGenerator();
        generator.Init(parameters);
        var derived = new byte[hash.Length];
        generator.GenerateBytes(Encoding.UTF8.GetBytes(password), derived);
        return CryptographicOperations.FixedTimeEquals(derived, hash);
    }
}

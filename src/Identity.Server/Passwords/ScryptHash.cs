using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Identity.Server.Passwords;

/// <summary>scrypt (RFC 7914).</summary>
internal sealed class ScryptHash : ForeignHash
{
    private const long MostBytes = 128L * 1024 * 1024;
    private const int MostLog = 20;
    private const int MostOther = 64;

    private readonly (int Cost, int BlockSize, int Parallel) parameters;
    private readonly byte[] salt;
    private readonly byte[] hash;

    private ScryptHash((int Cost, int BlockSize, int Parallel) parameters, byte[] salt, byte[] hash, string scheme)
        : base(scheme, $"{scheme}${PhcString.Encode(salt)}${PhcString.Encode(hash)}") =>
        (this.parameters, this.salt, this.hash) = (parameters, salt, hash);

    public override string Algorithm => "scrypt";

    public static ForeignHashReading Parse(PhcString phc)
    {
        var (log, block, parallel) = (phc.Parameter("ln") ?? 0, phc.Parameter("r") ?? 0, phc.Parameter("p") ?? 0);
        return log is >= 1 and <= MostLog && block is >= 1 and <= MostOther && parallel is >= 1 and <= MostOther
            && (128L << log) * block * parallel <= MostBytes && log < 16 * block
                ? new ForeignHashReading.Valid(new ScryptHash((1 << log, block, parallel), phc.Salt, phc.Hash, $"$scrypt$ln={log},r={block},p={parallel}"))
                : new ForeignHashReading.Invalid($"must have parameters ln, r and p with 128 × 2^ln × r × p of at most {MostBytes} bytes");
    }

    public override bool Matches(string password) => CryptographicOperations.FixedTimeEquals(
        SCrypt.Generate(Encoding.UTF8.GetBytes(password), salt, parameters.Cost, parameters.BlockSize, parameters.Parallel, hash.Length), hash);
}

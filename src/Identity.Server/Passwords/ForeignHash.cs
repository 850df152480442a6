using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Identity.Server.Passwords;

/// <summary>A password hash that another system made. It is accepted once: the next sign-in rewrites it with today's algorithm.</summary>
/// <param name="scheme">Algorithm and parameters: all that decides what an evaluation costs.</param>
/// <param name="text">The hash as it is kept.</param>
internal abstract partial class ForeignHash(string scheme, string text)
{
    private const string OfAspNetCoreIdentity = "$pbkdf2-sha512$i=100000,l=32";
    private const string BcryptAlphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int BcryptTail = 53;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    /// <summary>Algorithm and parameters, the beginning of <see cref="Text"/>: all that decides what an evaluation costs.</summary>
    public string Scheme => scheme;

    /// <summary>The hash as it is kept.</summary>
    public string Text => text;

    /// <summary>The algorithm's name.</summary>
    public abstract string Algorithm { get; }

    /// <summary>Whether a password has this hash; compared in fixed time.</summary>
    public abstract bool Matches(string password);

    /// <summary>Reads a hash in the PHC format, of bcrypt, or of ASP.NET Core Identity.</summary>
    public static ForeignHashReading Read(string text) => text switch
    {
        _ when BcryptHash.Is(text) => BcryptHash.Parse(text),
        _ when !text.StartsWith('$') => AspNetCoreHash.Read(text),
        _ when PhcString.Parse(text) is { } phc => phc.Id switch
        {
            "argon2id" => ForeignArgon2Hash.Parse(phc),
            "scrypt" => ScryptHash.Parse(phc),
            _ when Pbkdf2Hash.Algorithms.ContainsKey(phc.Id) => Pbkdf2Hash.Parse(phc),
            _ => new ForeignHashReading.Invalid($"is made with '{phc.Id}': argon2id, pbkdf2 (-sha1, -sha256, -sha512), scrypt and bcrypt can be verified"),
        },
        _ => new ForeignHashReading.Invalid("is not a PHC string ($id$parameters$salt$hash), nor a hash of bcrypt or ASP.NET Core Identity"),
    };

    /// <summary>A hash that no password has, of the same cost as others of that scheme; <see langword="null"/> if there is no such scheme.</summary>
    public static ForeignHash? OfNobody(string scheme)
    {
        var length = PbkdfLength().Match(scheme) is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : HashLength;
        var tail = scheme.StartsWith("$2", StringComparison.Ordinal)
            ? RandomNumberGenerator.GetString(BcryptAlphabet, BcryptTail)
            : $"{Random(SaltLength)}${Random(length)}";
        return Read($"{scheme}${tail}") is ForeignHashReading.Valid(var hash) ? hash : null;
    }

    /// <summary>The scheme that a stored name means: <c>pbkdf2</c> is what ASP.NET Core Identity makes by itself.</summary>
    public static string SchemeNamed(string name) => name == "pbkdf2" ? OfAspNetCoreIdentity : name;

    private static string Random(int length) => PhcString.Encode(RandomNumberGenerator.GetBytes(length));

    [GeneratedRegex("(?<=,l=)[0-9]{1,2}$", RegexOptions.None, 100)]
    private static partial Regex PbkdfLength();
}

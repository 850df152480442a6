using System.Security.Cryptography;

namespace Identity.OpenId.Devices;

/// <summary>The code that a device shows and a person types (RFC 8628 6.1): 8 of 20 consonants, so that it spells no words; 34 random bits.</summary>
/// <param name="Letters">The letters, upper case, without the dash.</param>
public sealed record UserCode(string Letters)
{
    /// <summary>How many letters it has.</summary>
    public const int Length = 8;

    private const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>A new one.</summary>
    public static UserCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what was typed: in either case, with or without dash and spaces. <see langword="null"/> if that is no code.</summary>
    public static UserCode? Read(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == Length && letters.All(Alphabet.Contains) ? new UserCode(letters) : null;
    }

    /// <summary>As it is shown: <c>WDJB-MJHT</c>.</summary>
    public override string ToString() => $"{Letters[..4]}-{Letters[4..]}";
}

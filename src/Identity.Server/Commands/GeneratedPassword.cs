using System.Security.Cryptography;

namespace Identity.Server.Commands;

/// <summary>Strong passwords that operators hand on: 100 random bits.</summary>
internal static class GeneratedPassword
{
    /// <summary>Letters and digits that are not mistaken for each other: 20 of these 32 are 100 random bits.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A new one, in four groups of five.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}

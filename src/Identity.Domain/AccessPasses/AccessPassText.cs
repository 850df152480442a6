namespace Identity.Domain.AccessPasses;

/// <summary>A temporary access pass as it is read out and typed: small letters and digits that are not mistaken for each other.</summary>
/// <remarks>The server alone makes it, five bits a character; wrong ones are counted, and it is kept as a keyed digest (attack 9).</remarks>
public sealed record AccessPassText
{
    /// <summary>How few characters it may have.</summary>
    public const int Shortest = 8;

    /// <summary>How many characters it may have.</summary>
    public const int Longest = 48;

    private const int GroupLength = 4;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private AccessPassText(string characters) => Characters = characters;

    /// <summary>The characters alone.</summary>
    public string Characters { get; }

    /// <summary>The characters in groups of four.</summary>
    public string Shown => string.Join('-', Characters.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>Makes one.</summary>
    /// <param name="length">How many characters.</param>
    /// <param name="below">A random number from 0 to below its argument, each as likely.</param>
    public static AccessPassText Make(int length, Func<int, int> below) =>
        length is < Shortest or > Longest
            ? throw new ArgumentOutOfRangeException(nameof(length))
            : new(string.Concat(Enumerable.Range(0, length).Select(_ => Alphabet[below(Alphabet.Length)])));

    /// <summary>Reads what was typed: in capitals or not, with or without spaces and hyphens. <see langword="null"/> if it cannot be one.</summary>
    public static AccessPassText? Read(string? typed)
    {
        if (typed is null || typed.Length > Longest * 2)
        {
            return null;
        }

        var characters = string.Concat(typed.Where(character => character != '-' && !char.IsWhiteSpace(character)).Select(Lower));
        return characters.Length is >= Shortest and <= Longest && characters.All(Alphabet.Contains) ? new(characters) : null;
    }

    private static char Lower(char character) => char.IsAsciiLetterUpper(character) ? (char)(character | ' ') : character;

    /// <summary>The type's name: the pass is not for logs.</summary>
    public override string ToString() => nameof(AccessPassText);
}

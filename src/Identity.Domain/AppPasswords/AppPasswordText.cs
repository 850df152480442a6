namespace Identity.Domain.AppPasswords;

/// <summary>An app password as people see and type it: 16 lowercase letters, about 75 bits, in groups of four.</summary>
/// <remarks>It is made by the server alone, so that nobody's choice makes it weak: a keyed hash of it needs no slow function.</remarks>
public sealed record AppPasswordText
{
    /// <summary>How many letters.</summary>
    public const int Length = 16;

    private const int GroupLength = 4;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    private AppPasswordText(string letters) => Letters = letters;

    /// <summary>The letters alone.</summary>
    public string Letters { get; }

    /// <summary>The letters in groups of four.</summary>
    public string Shown => string.Join(' ', Letters.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>Makes one.</summary>
    /// <param name="below">A random number from 0 to below its argument, each as likely.</param>
    public static AppPasswordText Make(Func<int, int> below) =>
        new(string.Concat(Enumerable.Range(0, Length).Select(_ => Alphabet[below(Alphabet.Length)])));

    /// <summary>Reads what a program sends: with or without spaces and hyphens between, and with the capital that a phone puts first. <see langword="null"/> if it cannot be one.</summary>
    public static AppPasswordText? Read(string? typed)
    {
        if (typed is null || typed.Length > Length * 2)
        {
            return null;
        }

        var letters = string.Concat(typed.Where(character => character != '-' && !char.IsWhiteSpace(character)).Select(Lower));
        return letters.Length == Length && letters.All(char.IsAsciiLetterLower) ? new(letters) : null;
    }

    // Those of the alphabet alone: other letters have small ones in it too, such as the sign of the kelvin.
    private static char Lower(char character) => char.IsAsciiLetterUpper(character) ? (char)(character | ' ') : character;

    /// <summary>The type's name: the password is not for logs.</summary>
    public override string ToString() => nameof(AppPasswordText);
}

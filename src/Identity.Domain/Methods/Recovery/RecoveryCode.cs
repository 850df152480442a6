namespace Identity.Domain.Methods.Recovery;

/// <summary>One recovery code: 50 bits that a person has on paper and types in.</summary>
/// <remarks>The letters are Crockford's base 32, in which nothing can be read as something else.</remarks>
public sealed record RecoveryCode
{
    /// <summary>How many there are in a set.</summary>
    public const int InASet = 10;

    /// <summary>So many or fewer are few.</summary>
    public const int Few = 3;

    private const int Length = 10;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private RecoveryCode(string letters) => Letters = letters;

    /// <summary>The code without what is there for reading.</summary>
    public string Letters { get; }

    /// <summary>The code as it is shown, in two groups.</summary>
    public string Shown => $"{Letters[..(Length / 2)]}-{Letters[(Length / 2)..]}";

    /// <summary>Makes one of random numbers below a bound.</summary>
    public static RecoveryCode Make(Func<int, int> random) =>
        new(string.Concat(Enumerable.Range(0, Length).Select(_ => Alphabet[random(Alphabet.Length)])));

    /// <summary>Reads what was typed, in any case and with any spaces and dashes; <see langword="null"/> if it cannot be a code.</summary>
    public static RecoveryCode? Read(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '‐' or '–')).Select(Plain));
        return letters.Length == Length && letters.All(Alphabet.Contains) ? new(letters) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(RecoveryCode);

    // Capitals of the alphabet alone: other letters have small ones in it too, such as the sign of the kelvin.
    private static char Plain(char letter) => letter switch
    {
        'o' or 'O' => '0',
        'i' or 'I' or 'l' or 'L' => '1',
        _ => char.IsAsciiLetterUpper(letter) ? (char)(letter | ' ') : letter,
    };
}

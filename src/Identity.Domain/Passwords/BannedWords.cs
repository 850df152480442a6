namespace Identity.Domain.Passwords;

/// <summary>Words that make a password easy to guess, however they are written.</summary>
public sealed class BannedWords
{
    /// <summary>Shorter words are in no list: they are in every other password.</summary>
    public const int Shortest = 3;

    private readonly HashSet<string> words;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>A list; words that are too short are left out.</summary>
    public BannedWords(IEnumerable<string> words)
    {
        this.words = words.Select(LookAlikes.Normalise).Where(word => word.Length >= Shortest).ToHashSet(StringComparer.Ordinal);
        lookup = this.words.GetAlternateLookup<ReadOnlySpan<char>>();
        Lengths = [.. this.words.Select(word => word.Length).Distinct().Order()];
    }

    /// <summary>No words.</summary>
    public static BannedWords None { get; } = new([]);

    /// <summary>How many different words there are.</summary>
    public int Count => words.Count;

    /// <summary>The lengths that words have, the shortest first.</summary>
    internal IReadOnlyList<int> Lengths { get; }

    /// <summary>Whether a normalised text is one of the words.</summary>
    internal bool Contains(ReadOnlySpan<char> normalised) => lookup.Contains(normalised);

    /// <summary>Whether one of the words is in a normalised text.</summary>
    internal bool AreIn(string normalised) => words.Any(word => normalised.Contains(word, StringComparison.Ordinal));
}

namespace Identity.Domain.Policies;

/// <summary>What policy says about new passwords beyond what holds everywhere.</summary>
/// <param name="Words">Words of the organisation that a password must not lean on: its names, products, places.</param>
public sealed record PasswordRule(IReadOnlyList<string> Words)
{
    /// <summary>How many words there can be.</summary>
    public const int MostWords = 1000;

    /// <summary>No words.</summary>
    public static PasswordRule Default { get; } = new([]);
}

namespace Identity.Domain.Policies;

/// <summary>What policy says about security questions beyond being on or off.</summary>
/// <param name="Register">How many questions people answer when they register (3–5).</param>
/// <param name="Ask">How many of them a reset asks (3–5, no more than <paramref name="Register"/>).</param>
/// <param name="Custom">The organisation's own questions, beside the built-in ones.</param>
public sealed record QuestionRule(int Register, int Ask, IReadOnlyList<CustomQuestion> Custom)
{
    /// <summary>The fewest that may be registered or asked.</summary>
    public const int Fewest = 3;

    /// <summary>The most that may be registered or asked.</summary>
    public const int Most = 5;

    /// <summary>How many questions an organisation may add.</summary>
    public const int MostCustom = 20;

    /// <summary>The languages that every question has a text in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "nl"];

    /// <summary>Five are registered, three are asked, none is the organisation's own.</summary>
    public static QuestionRule Default { get; } = new(Most, Fewest, []);
}

namespace Identity.Domain.SignIn;

/// <summary>The names of levels in <c>acr</c> and <c>acr_values</c> (OpenID Connect Core 2 and 3.1.2.1).</summary>
public static class AcrValues
{
    /// <summary>One factor.</summary>
    public const string OneFactor = "urn:identity:1fa";

    /// <summary>Two factors.</summary>
    public const string TwoFactor = "urn:identity:2fa";

    /// <summary>Phishing-resistant.</summary>
    public const string PhishingResistant = "urn:identity:phr";

    /// <summary>All of them, lowest first.</summary>
    public static IReadOnlyList<string> All { get; } = [OneFactor, TwoFactor, PhishingResistant];

    /// <summary>The name of a level; <see langword="null"/> for <see cref="AssuranceLevel.None"/>.</summary>
    public static string? Of(AssuranceLevel level) => level is AssuranceLevel.None ? null : All[(int)level - 1];

    /// <summary>The level of that name; <see langword="null"/> if the name is not known.</summary>
    public static AssuranceLevel? Level(string? name) => name switch
    {
        OneFactor => AssuranceLevel.OneFactor,
        TwoFactor => AssuranceLevel.TwoFactor,
        PhishingResistant => AssuranceLevel.PhishingResistant,
        _ => null,
    };

    /// <summary>What an app is told of a level that was reached: the highest that it asked for among those that this satisfies, or else its own name.</summary>
    /// <param name="reached">The level.</param>
    /// <param name="asked"><c>acr_values</c>.</param>
    /// <param name="required">What the answer must not be told to be below.</param>
    public static string Told(AssuranceLevel reached, IEnumerable<string> asked, IEnumerable<string> required)
    {
        var least = required.Max(Level) ?? AssuranceLevel.None;
        var wanted = asked.Select(Level).Where(level => level <= reached && level >= least).Max();
        return Of(wanted ?? reached)!;
    }

    /// <summary>The lowest level of a list: any value of <c>acr_values</c> satisfies it. <see langword="null"/> if none is known.</summary>
    public static AssuranceLevel? Lowest(IEnumerable<string> names) => names.Min(Level);
}

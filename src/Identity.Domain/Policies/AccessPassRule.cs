namespace Identity.Domain.Policies;

/// <summary>Whether people can be given a temporary access pass, and of what kind.</summary>
public sealed record AccessPassRule
{
    /// <summary>How short a pass may last, in minutes.</summary>
    public const int LeastMinutes = 10;

    /// <summary>How long a pass may last, in minutes: 30 days.</summary>
    public const int MostMinutes = 30 * 24 * 60;

    /// <summary>Nobody is given one.</summary>
    public static AccessPassRule Off { get; } = new() { On = false };

    /// <summary>Whether passes are on at all; those that were made stop working when they are switched off.</summary>
    public required bool On { get; init; }

    /// <summary>For whom.</summary>
    public GroupScope Groups { get; init; } = GroupScope.All;

    /// <summary>For how many minutes a pass works if nothing else is said.</summary>
    public int Minutes { get; init; } = 60;

    /// <summary>For how many minutes one may work.</summary>
    public int MaxMinutes { get; init; } = MostMinutes;

    /// <summary>How many characters one has if nothing else is said, and at least.</summary>
    public int Length { get; init; } = 12;

    /// <summary>Whether each works once, whatever is said.</summary>
    public bool Once { get; init; }

    /// <summary>Whether the sign-in page offers it: the same to everybody (attack 11).</summary>
    public bool IsOffered => On && !Groups.IsNobody;

    /// <summary>Whether a person in <paramref name="groups"/> can sign in with one.</summary>
    public bool Covers(IReadOnlySet<string> groups) => On && Groups.Covers(groups);
}

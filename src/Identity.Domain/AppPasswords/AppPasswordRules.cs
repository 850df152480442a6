using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.AppPasswords;

/// <summary>What people may do with app passwords.</summary>
public static class AppPasswordRules
{
    /// <summary>How many a person may have.</summary>
    public const int Most = 40;

    /// <summary>How long a name may be.</summary>
    public const int LongestName = 64;

    /// <summary>After how many days one may be made to stop working.</summary>
    public static IReadOnlyList<int> Lifetimes { get; } = [30, 90, 180, 365];

    /// <summary>How long a use is the same use: the page shows days, and mail programs come every minute.</summary>
    public static readonly TimeSpan SameUse = TimeSpan.FromMinutes(5);

    /// <summary>How long a use from the same place is no news.</summary>
    public static readonly TimeSpan SamePlace = TimeSpan.FromDays(1);

    /// <summary>How long a place is known after it was told of.</summary>
    public static readonly TimeSpan PlaceKept = TimeSpan.FromDays(30);

    /// <summary>Whether policy lets the person have them.</summary>
    public static bool AreOn(PolicyDocument policy, PersonFacts person) => policy.AppPasswordsFor(person.Groups) is not AppPasswordUse.Off;

    /// <summary>Whether the person has to make one.</summary>
    public static bool IsMissing(PolicyDocument policy, PersonFacts person) =>
        policy.AppPasswordsFor(person.Groups) is AppPasswordUse.Required && !person.HasAppPassword;

    /// <summary>Whether this use has to be written down as the last one.</summary>
    public static bool IsNewUse(AppPassword password, Doors door, string place, DateTimeOffset now) =>
        password.LastUsedAt is null
        || password.LastUsedDoor != door
        || password.LastUsedFrom != place
        || now - password.LastUsedAt >= SameUse;

    /// <summary>Whether this use is told to the person: once a day for each place.</summary>
    /// <param name="toldAt">When one from that place was told last; <see langword="null"/> if never.</param>
    /// <param name="now">The time.</param>
    public static bool IsNews(DateTimeOffset? toldAt, DateTimeOffset now) => toldAt is null || now - toldAt >= SamePlace;

    /// <summary>Whether a place is known to be the person's, by the uses that were told there.</summary>
    public static bool IsKnown(IEnumerable<DateTimeOffset> toldAt, DateTimeOffset now) => toldAt.Any(at => now - at <= PlaceKept);
}

namespace Identity.Server.LegacyDoors;

/// <summary>The two counters of an attempt.</summary>
/// <param name="Person">Of the person, or of nobody, at known or at other places.</param>
/// <param name="Place">Of the place.</param>
internal sealed record DoorCounterKeys(string Person, string Place)
{
    /// <summary>Those of an attempt.</summary>
    /// <param name="personId">Whose name was given; <see langword="null"/> if nobody has it.</param>
    /// <param name="nameDigest">The keyed digest of the name.</param>
    /// <param name="place">Where it comes from.</param>
    /// <param name="isKnown">Whether the person came in from there before.</param>
    public static DoorCounterKeys Of(Guid? personId, string nameDigest, string place, bool isKnown) =>
        new(Key(personId is { } id ? $"{id}" : $"nobody:{nameDigest}", isKnown), $"door:place:{place}");

    /// <summary>All that are about a person.</summary>
    public static IReadOnlyList<string> OfPerson(Guid personId) => [Key($"{personId}", isKnown: true), Key($"{personId}", isKnown: false)];

    private static string Key(string who, bool isKnown) => $"door:{who}:{(isKnown ? "known" : "other")}";
}

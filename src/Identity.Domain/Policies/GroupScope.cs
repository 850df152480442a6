namespace Identity.Domain.Policies;

/// <summary>Whom a part of the policy is for: by group, where exclusion wins over inclusion.</summary>
/// <param name="Include">Group names; <c>*</c> is everyone.</param>
/// <param name="Exclude">Group names; <c>*</c> is everyone.</param>
public sealed record GroupScope(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>The name that stands for everyone.</summary>
    public const string Everyone = "*";

    /// <summary>Everyone, nobody excluded.</summary>
    public static GroupScope All { get; } = new([Everyone], []);

    /// <summary>Nobody.</summary>
    public static GroupScope Nobody { get; } = new([], []);

    /// <summary>Whether it is everyone, whatever their groups.</summary>
    public bool IsEverybody => Include.Contains(Everyone) && Exclude.Count == 0;

    /// <summary>Whether it can be nobody, whatever their groups.</summary>
    public bool IsNobody => Include.Count == 0 || Exclude.Contains(Everyone);

    /// <summary>Whether a person in <paramref name="groups"/> is meant.</summary>
    public bool Covers(IReadOnlySet<string> groups) => Names(Include, groups) && !Names(Exclude, groups);

    private static bool Names(IReadOnlyList<string> list, IReadOnlySet<string> groups) =>
        list.Any(name => name == Everyone || groups.Contains(name));
}

namespace Identity.Domain.Enrollment;

/// <summary>What is kept about one registration rule and one person: when it was first asked, and the last "Skip for now".</summary>
/// <remarks>
/// A skip holds for the sign-in in which it was made (of a rule that only proposes: for the days it rests), and only while the rule still has
/// the same text (its hash) and the same deadline as when the person chose it (fault 3). The date of first asking stays whatever happens to the text.
/// </remarks>
public sealed record Deferral
{
    /// <summary>The rule's id in the policy document; <see cref="Reconfirmation.RuleId"/> for the review of what is registered.</summary>
    public required string RuleId { get; init; }

    /// <summary>When the person was first asked.</summary>
    public required DateTimeOffset FirstAskedAt { get; init; }

    /// <summary>How many times the person chose "Skip for now".</summary>
    public int SkipsUsed { get; init; }

    /// <summary>When the person last chose it; <see langword="null"/> if never.</summary>
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>The hash of the rule's text at that moment.</summary>
    public string? RuleHash { get; init; }

    /// <summary>The deadline at that moment; <see langword="null"/> if the rule counted skips.</summary>
    public DateTimeOffset? Deadline { get; init; }
}

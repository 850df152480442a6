using Identity.Domain.Policies;

namespace Identity.Domain.Enrollment;

/// <summary>A registration rule that a person does not satisfy, and what is kept about putting it off.</summary>
internal sealed class MissingRule(RegistrationRule rule, Deferral? kept, DateTimeOffset now)
{
    private readonly DateTimeOffset? deadline = rule.Deadline(kept?.FirstAskedAt ?? now);

    public RegistrationRule Rule => rule;

    /// <summary>Whether "Skip for now" can still be chosen.</summary>
    public bool CanBeSkipped => IsOpen && SkipsLeft is null or > 0;

    /// <summary>What choosing it is recorded against.</summary>
    public DeferralOffer Offer => new(rule.Id, rule.Hash, deadline, SkipsLeft);

    private bool IsOpen => rule.Nudge is not null || (rule.Defer is not null && (deadline is null || now < deadline));

    private int? SkipsLeft => rule.Defer is DeferralRule.Skips skips ? skips.Times - (kept?.SkipsUsed ?? 0) : null;

    /// <summary>Whether it was put off, in the sign-in that began then or for longer, and nothing has voided that since (fault 3).</summary>
    public bool IsDeferred(DateTimeOffset? signedInAt) =>
        IsOpen
        && (kept?.SkippedAt >= signedInAt || IsResting)
        && SkipsLeft is null or >= 0
        && kept?.RuleHash == rule.Hash
        && kept.Deadline == deadline;

    /// <summary>Whether it only proposes, and "Not now" still holds.</summary>
    private bool IsResting =>
        rule.Nudge is { } nudge && kept?.SkippedAt is { } at && (kept.SkipsUsed > nudge.Snoozes || now < at.AddDays(nudge.SnoozeDays));
}

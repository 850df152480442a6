namespace Identity.Domain.Enrollment;

/// <summary>A rule that may be followed later: what choosing "Skip for now" is recorded against.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="RuleHash">The hash of its text now.</param>
/// <param name="Deadline">Until when; <see langword="null"/> if no date ends it.</param>
/// <param name="SkipsLeft">How many skips are left; <see langword="null"/> if they are not counted.</param>
public sealed record DeferralOffer(string RuleId, string RuleHash, DateTimeOffset? Deadline, int? SkipsLeft);

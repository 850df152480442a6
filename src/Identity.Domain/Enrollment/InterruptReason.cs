namespace Identity.Domain.Enrollment;

/// <summary>Why a person is stopped.</summary>
/// <param name="Trigger">What made it so.</param>
/// <param name="RuleId">The registration rule that asks; <see langword="null"/> where the app's level asks.</param>
public sealed record InterruptReason(InterruptTrigger Trigger, string? RuleId);

namespace Identity.Storage.Methods;

/// <summary>A row of <c>deferrals</c>: a <see cref="Domain.Enrollment.Deferral"/> and whose it is.</summary>
internal sealed class DeferralRow
{
    public required Guid PersonId { get; init; }

    public required string RuleId { get; init; }

    public required DateTimeOffset FirstAskedAt { get; init; }

    public int SkipsUsed { get; init; }

    public DateTimeOffset? SkippedAt { get; init; }

    public string? RuleHash { get; init; }

    public DateTimeOffset? Deadline { get; init; }
}

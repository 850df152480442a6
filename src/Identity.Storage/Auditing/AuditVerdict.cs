namespace Identity.Storage.Auditing;

/// <summary>What came of checking the chain.</summary>
public sealed record AuditVerdict
{
    /// <summary>What does not fit, in the order of time; nothing, if all does.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>The last link, to be noted elsewhere; none while nothing is sealed.</summary>
    public required AuditLink? Head { get; init; }

    /// <summary>How many events have not been sealed yet.</summary>
    public required int Waiting { get; init; }
}

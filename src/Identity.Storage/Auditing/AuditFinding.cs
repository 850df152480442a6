namespace Identity.Storage.Auditing;

/// <summary>Something in the audit log that does not fit the chain.</summary>
public abstract record AuditFinding
{
    private AuditFinding()
    {
    }

    /// <summary>When the event happened; of a seal that is gone, when the one before it did.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>An event, or its seal, was changed after it was sealed.</summary>
    public sealed record Changed(long Number, Guid EventId) : AuditFinding;

    /// <summary>An event was removed after it was sealed.</summary>
    public sealed record Missing(long Number, Guid EventId) : AuditFinding;

    /// <summary>A seal was removed; those after it are there.</summary>
    public sealed record SealMissing(long Number) : AuditFinding;

    /// <summary>An event was put among events that had been sealed before it came.</summary>
    public sealed record AddedBetween(Guid EventId, string Kind) : AuditFinding;

    /// <summary>The chain no longer leads to a seal that was noted elsewhere: it was cut off before it, or made anew.</summary>
    public sealed record HeadLost(long Number) : AuditFinding;
}

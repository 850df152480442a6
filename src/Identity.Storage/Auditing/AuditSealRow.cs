namespace Identity.Storage.Auditing;

/// <summary>One link of the chain that events are sealed into (attack 16).</summary>
internal sealed record AuditSealRow
{
    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The event that it seals.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When that happened: the chain goes on after it even if the event is gone.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hash of the seal before; 32 zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>The hash of <see cref="Previous"/> and the event (<see cref="AuditChain"/>).</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset SealedAt { get; init; }
}

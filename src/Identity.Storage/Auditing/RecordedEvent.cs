namespace Identity.Storage.Auditing;

/// <summary>An event as it was read: what is personal in clear, and what others need to check its seal.</summary>
public sealed record RecordedEvent
{
    /// <summary>The event.</summary>
    public required AuditEvent Event { get; init; }

    /// <summary>What became of its personal fields.</summary>
    public required PersonalState Personal { get; init; }

    /// <summary>The key that they are encrypted with.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>The personal fields as they are stored and sealed.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>The event's place in the chain; none for one that waits to be sealed.</summary>
    public AuditLink? Link { get; init; }
}

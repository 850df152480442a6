namespace Identity.Storage.Outbox;

/// <summary>A message that leaves the server, written in the transaction of the change that it tells of.</summary>
public sealed record OutboxMessage
{
    /// <summary>The row's key: a UUID of version 7, so that the oldest goes first.</summary>
    public required Guid Id { get; init; }

    /// <summary>What carries it, for example <c>mail</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Recipient and text, sealed for this row (attack 9); <see langword="null"/> once nothing more will be sent.</summary>
    public byte[]? SealedContent { get; init; }

    /// <summary>What it is about. A second message about the same is not kept.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it may be tried.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>From when on it is worth nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How far it has come.</summary>
    public OutboxState State { get; init; }

    /// <summary>How many tries failed.</summary>
    public int Attempts { get; init; }

    /// <summary>What the last try failed with: a code, never a text from outside.</summary>
    public string? LastError { get; init; }

    /// <summary>Until when one server has it to itself.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>How many times it was claimed: whoever has an older number has lost it.</summary>
    public long Claims { get; init; }
}

namespace Identity.Storage.Auditing;

/// <summary>Something that happened and is kept for ever (rule 8).</summary>
public sealed record AuditEvent
{
    /// <summary>The row's key: a UUID of version 7, so that rows lie in the order of their making.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, for example <c>method.registered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The client it came through.</summary>
    public string? ClientId { get; init; }

    /// <summary>The address it came from.</summary>
    public string? Address { get; init; }

    /// <summary>The rule of the policy behind it.</summary>
    public string? RuleId { get; init; }

    /// <summary>More, as JSON; never a secret, never a name that was typed.</summary>
    public string? Data { get; init; }
}

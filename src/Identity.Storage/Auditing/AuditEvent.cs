namespace Identity.Storage.Auditing;

/// <summary>
/// Something that happened and is kept for ever (rule 8). Address, agent and details are encrypted where they are kept, with a key that
/// erasure destroys (attack 16); everything else stays in clear.
/// </summary>
public sealed record AuditEvent
{
    /// <summary>The row's key: a UUID of version 7, so that rows lie in the order of their making.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, for example <c>method.registered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it concerns; the personal fields are encrypted with this person's key.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The client it came through.</summary>
    public string? ClientId { get; init; }

    /// <summary>The rule of the policy behind it.</summary>
    public string? RuleId { get; init; }

    /// <summary>More, as JSON, kept in clear: never a secret, never a name that was typed, nothing that names or locates anybody.</summary>
    public string? Data { get; init; }

    /// <summary>The address it came from. Personal.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser says that it is, as it was sent. Personal.</summary>
    public string? Agent { get; init; }

    /// <summary>More that may name or locate somebody, in words or as JSON; never a secret. Personal.</summary>
    public string? Details { get; init; }
}

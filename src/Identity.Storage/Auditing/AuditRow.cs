namespace Identity.Storage.Auditing;

/// <summary>An <see cref="AuditEvent"/> as it is kept: what is personal in it, encrypted.</summary>
internal sealed record AuditRow
{
    /// <summary>The event's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The client it came through.</summary>
    public string? ClientId { get; init; }

    /// <summary>The rule of the policy behind it.</summary>
    public string? RuleId { get; init; }

    /// <summary>More, in clear.</summary>
    public string? Data { get; init; }

    /// <summary>The key that the personal fields are encrypted with; none where they concern nobody who is known.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>The personal fields, encrypted; none where there are none.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>The row of an event.</summary>
    public static AuditRow Of(AuditEvent e, Guid? keyId, byte[]? sealedFields) => new()
    {
        Id = e.Id,
        At = e.At,
        Kind = e.Kind,
        PersonId = e.PersonId,
        ActorId = e.ActorId,
        ClientId = e.ClientId,
        RuleId = e.RuleId,
        Data = e.Data,
        KeyId = keyId,
        Sealed = sealedFields,
    };

    /// <summary>The event of a row; without its personal fields where they cannot be read.</summary>
    public AuditEvent Event(PersonalFields? personal) => new()
    {
        Id = Id,
        At = At,
        Kind = Kind,
        PersonId = PersonId,
        ActorId = ActorId,
        ClientId = ClientId,
        RuleId = RuleId,
        Data = Data,
        Address = personal?.Address,
        Agent = personal?.Agent,
        Details = personal?.Details,
    };
}

namespace Identity.Storage.Auditing;

/// <summary>Which events are read.</summary>
public sealed record AuditQuery
{
    /// <summary>The first moment; none for since ever.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The moment before which they happened; none for until now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whom they concern, or who did it; none for everybody.</summary>
    public Guid? PersonId { get; init; }
}

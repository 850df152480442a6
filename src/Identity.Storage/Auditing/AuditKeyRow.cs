namespace Identity.Storage.Auditing;

/// <summary>The key that the personal fields of one person's events are encrypted with (attack 16).</summary>
internal sealed record AuditKeyRow
{
    /// <summary>What events name it by.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The key, sealed for person and row; none once it is destroyed.</summary>
    public byte[]? SealedKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was destroyed.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

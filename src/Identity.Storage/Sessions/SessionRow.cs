namespace Identity.Storage.Sessions;

/// <summary>A row of <c>sessions</c>: a <see cref="StoredSession"/> and the hash of its cookie's handle.</summary>
internal sealed class SessionRow
{
    public required Guid Id { get; init; }

    public required string HandleHash { get; init; }

    public required string Sid { get; init; }

    public required Guid PersonId { get; init; }

    public required long Epoch { get; init; }

    public required string Proofs { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? Browser { get; init; }

    public string? System { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

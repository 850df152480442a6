namespace Identity.Server.Tests.Model.Watching;

/// <summary>A row that carries proofs: a transaction, a session, a grant or a reset.</summary>
internal sealed record ProofRow
{
    /// <summary>The row's key.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is; <see langword="null"/> if nobody is named.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>The person's epoch in it.</summary>
    public required long? Epoch { get; init; }

    /// <summary>The proofs, as they are written.</summary>
    public required string Written { get; init; }

    /// <summary>The hash of the secret or handle in the browser's cookie; of a grant, the session that it is from.</summary>
    public required string Secret { get; init; }

    /// <summary>When it was completed, ended or revoked; <see langword="null"/> if it was not.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it ends by itself; of a grant, when it was made.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The session's public id; empty in other rows.</summary>
    public string Sid { get; init; } = "";

    /// <summary>The proofs.</summary>
    public IReadOnlyList<Proven> Proofs { get; init; } = [];
}

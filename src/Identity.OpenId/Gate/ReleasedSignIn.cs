namespace Identity.OpenId.Gate;

/// <summary>The sign-in that a release stands on.</summary>
public sealed record ReleasedSignIn
{
    /// <summary><c>sub</c>.</summary>
    public required string Subject { get; init; }

    /// <summary><c>sid</c>.</summary>
    public required string SessionId { get; init; }

    /// <summary><c>auth_time</c>.</summary>
    public required DateTimeOffset AuthTime { get; init; }

    /// <summary><c>acr</c>.</summary>
    public required string Acr { get; init; }

    /// <summary><c>amr</c>.</summary>
    public required IReadOnlyList<string> Amr { get; init; }

    /// <summary>The person's epoch.</summary>
    public required long Epoch { get; init; }

    /// <summary>The proofs, in the host's own writing; kept with the grant.</summary>
    public required string Proofs { get; init; }
}

using Identity.OpenId.Claims;

namespace Identity.OpenId.Stores;

/// <summary>What a person has let a client have. Codes and refresh tokens hang off it; to revoke is to revoke the grant.</summary>
public sealed record Grant
{
    /// <summary>The key; in access tokens as <c>grant_id</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person (<c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>The client it was given to.</summary>
    public required string ClientId { get; init; }

    /// <summary>The session it was given in (<c>sid</c>).</summary>
    public required string SessionId { get; init; }

    /// <summary>The person's epoch; at another epoch the grant is dead (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>The granted scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The resources that tokens from it may be for, beside this server (RFC 8707).</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The single claims that were granted beside those of the scopes.</summary>
    public ClaimsRequest Claims { get; init; } = ClaimsRequest.None;

    /// <summary>The sign-in behind it: <c>auth_time</c>.</summary>
    public required DateTimeOffset AuthTime { get; init; }

    /// <summary>The sign-in behind it: <c>acr</c>.</summary>
    public required string Acr { get; init; }

    /// <summary>The sign-in behind it: <c>amr</c>.</summary>
    public required IReadOnlyList<string> Amr { get; init; }

    /// <summary>The proofs behind it, as the host wrote them; the engine only hands them back to the gate.</summary>
    public required string Proofs { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it outlives the session: <c>offline_access</c> was granted.</summary>
    public bool IsOffline => Scopes.Contains("offline_access");
}

using Identity.OpenId.Claims;
using Identity.OpenId.Stores;

namespace Identity.Storage.Grants;

/// <summary>A row of <c>grants</c>.</summary>
internal sealed class GrantRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string ClientId { get; init; }

    public required string SessionId { get; init; }

    public required long Epoch { get; init; }

    public required string Scopes { get; init; }

    public string Resources { get; init; } = "";

    public string Claims { get; init; } = "";

    public required bool IsOffline { get; init; }

    public required DateTimeOffset AuthTime { get; init; }

    public required string Acr { get; init; }

    public required string Amr { get; init; }

    public required string Proofs { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public static GrantRow Of(Grant grant, Guid personId) => new()
    {
        Id = grant.Id,
        PersonId = personId,
        ClientId = grant.ClientId,
        SessionId = grant.SessionId,
        Epoch = grant.Epoch,
        Scopes = string.Join(' ', grant.Scopes),
        Resources = string.Join(' ', grant.Resources),
        Claims = grant.Claims.ToString(),
        IsOffline = grant.IsOffline,
        AuthTime = grant.AuthTime,
        Acr = grant.Acr,
        Amr = string.Join(' ', grant.Amr),
        Proofs = grant.Proofs,
        CreatedAt = grant.CreatedAt,
    };

    public Grant ToGrant() => new()
    {
        Id = Id,
        Subject = PersonId.ToString(),
        ClientId = ClientId,
        SessionId = SessionId,
        Epoch = Epoch,
        Scopes = Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Resources = Resources.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Claims = ClaimsRequest.Read(Claims),
        AuthTime = AuthTime,
        Acr = Acr,
        Amr = Amr.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Proofs = Proofs,
        CreatedAt = CreatedAt,
    };
}

using System.Globalization;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Grants;

/// <summary>Makes refresh tokens (RFC 6749 6).</summary>
/// <remarks>
/// One is good for 14 days from its issue; those of public clients are replaced at each use, up to 90 days after the first, those of clients that
/// authenticate are not (RFC 9700 4.14.2). A client may have other times. A refresh token remembers when its family ends; what the client has now
/// can only end it sooner.
/// </remarks>
internal sealed class RefreshTokens(OpenIdOptions options)
{
    /// <summary>The first refresh token of a grant.</summary>
    public Artifact First(string handle, Client client, Guid grantId, DateTimeOffset now) => Make(handle, client, grantId, now, now + Absolute(client), generation: 0);

    /// <summary>The one that takes the place of another.</summary>
    public Artifact Successor(string handle, Client client, Grant grant, Artifact predecessor, DateTimeOffset now) =>
        Make(handle, client, grant.Id, now, Sooner(EndOfFamily(predecessor), grant.CreatedAt + Absolute(client)), predecessor.Generation + 1);

    /// <summary>Whether a token is too old by what it was issued with, or by what its client has by now.</summary>
    public bool IsOver(Artifact presented, Client client, Grant grant, DateTimeOffset now) =>
        presented.ExpiresAt <= now || presented.CreatedAt + Sliding(client) <= now || grant.CreatedAt + Absolute(client) <= now;

    private static DateTimeOffset EndOfFamily(Artifact artifact) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(artifact.Data, CultureInfo.InvariantCulture));

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private TimeSpan Sliding(Client client) => client.RefreshTokenLifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : options.RefreshTokenSlidingLifetime;

    private TimeSpan Absolute(Client client) =>
        client.RefreshTokenAbsoluteLifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : options.RefreshTokenAbsoluteLifetime;

    private Artifact Make(string handle, Client client, Guid grantId, DateTimeOffset now, DateTimeOffset endOfFamily, int generation) => new()
    {
        Kind = ArtifactKind.RefreshToken,
        Key = Handle.Hash(handle),
        GrantId = grantId,
        CreatedAt = now,
        ExpiresAt = Sooner(now + Sliding(client), endOfFamily),
        Data = endOfFamily.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        Generation = generation,
    };
}

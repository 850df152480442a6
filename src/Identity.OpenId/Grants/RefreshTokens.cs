using System.Globalization;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Grants;

/// <summary>Makes refresh tokens (RFC 6749 6).</summary>
/// <remarks>
/// One is good for 14 days from its issue; those of public clients are replaced at each use, up to 90 days after the first, those of clients that
/// authenticate are not (RFC 9700 4.14.2). A refresh token remembers the day on which its family ends.
/// </remarks>
internal sealed class RefreshTokens(OpenIdOptions options)
{
    /// <summary>The first refresh token of a grant.</summary>
    public Artifact First(string handle, Guid grantId, DateTimeOffset now) =>
        Make(handle, grantId, now, now + options.RefreshTokenAbsoluteLifetime, generation: 0);

    /// <summary>The one that takes the place of another.</summary>
    public Artifact Successor(string handle, Artifact predecessor, DateTimeOffset now) =>
        Make(handle, predecessor.GrantId!.Value, now, EndOfFamily(predecessor), predecessor.Generation + 1);

    private static DateTimeOffset EndOfFamily(Artifact artifact) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(artifact.Data, CultureInfo.InvariantCulture));

    private Artifact Make(string handle, Guid grantId, DateTimeOffset now, DateTimeOffset endOfFamily, int generation)
    {
        var slidingEnd = now + options.RefreshTokenSlidingLifetime;
        return new Artifact
        {
            Kind = ArtifactKind.RefreshToken,
            Key = Handle.Hash(handle),
            GrantId = grantId,
            CreatedAt = now,
            ExpiresAt = slidingEnd < endOfFamily ? slidingEnd : endOfFamily,
            Data = endOfFamily.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Generation = generation,
        };
    }
}

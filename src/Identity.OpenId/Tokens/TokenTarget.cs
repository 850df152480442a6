using Identity.OpenId.Resources;

namespace Identity.OpenId.Tokens;

/// <summary>What one access token is for: one audience, and the scopes that mean something there (RFC 8707 2.2).</summary>
/// <param name="Audience"><c>aud</c>.</param>
/// <param name="Scopes">The scopes of that audience.</param>
/// <param name="Resource">The resource; <see langword="null"/> for this server itself (UserInfo).</param>
internal sealed record TokenTarget(string Audience, IReadOnlyList<string> Scopes, Resource? Resource)
{
    /// <summary>The <c>acr</c> values that the token has to reach, each of them (attack 6).</summary>
    public IReadOnlyList<string> RequiredAcr => Resource is null ? [] : [.. Resource.AcrFor(Scopes)];
}

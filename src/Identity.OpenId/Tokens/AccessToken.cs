using Identity.OpenId.Stores;

namespace Identity.OpenId.Tokens;

/// <summary>A good access token, as its bearer presents it.</summary>
/// <param name="Grant">The live grant that it came from.</param>
/// <param name="Scopes">Its own scopes: the grant's or fewer.</param>
internal sealed record AccessToken(Grant Grant, IReadOnlyList<string> Scopes);

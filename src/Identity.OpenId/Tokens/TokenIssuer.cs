using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tokens;

/// <summary>Issues what a grant gives: the one place where a token response is made (RFC 6749 5.1, OpenID Connect Core 3.1.3.3).</summary>
internal sealed class TokenIssuer(AccessTokens accessTokens, IdTokens idTokens)
{
    /// <summary>The token response.</summary>
    /// <param name="client">Whom it is for.</param>
    /// <param name="grant">The live grant.</param>
    /// <param name="scopes">The scopes that were asked for: the grant's or fewer.</param>
    /// <param name="target">What the access token is for.</param>
    /// <param name="nonce">The authorization request's, where the ID token answers one.</param>
    /// <param name="refreshToken">The refresh token to hand out, if there is a new one.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<JsonObject> IssueAsync(
        Client client,
        Grant grant,
        IReadOnlyList<string> scopes,
        TokenTarget target,
        string? nonce,
        string? refreshToken,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var response = await IssueAccessAsync(client, grant, target, now, cancellationToken);
        if (scopes.Contains("openid"))
        {
            var accessToken = response["access_token"]!.GetValue<string>();
            response["id_token"] = await idTokens.IssueAsync(client, grant, nonce, accessToken, now, cancellationToken);
        }

        if (refreshToken is not null)
        {
            response["refresh_token"] = refreshToken;
        }

        return response;
    }

    /// <summary>The response with an access token alone, whatever its scopes.</summary>
    public async Task<JsonObject> IssueAccessAsync(Client client, Grant grant, TokenTarget target, DateTimeOffset now, CancellationToken cancellationToken) => new()
    {
        ["access_token"] = await accessTokens.IssueAsync(client, grant, target, now, cancellationToken),
        ["token_type"] = "Bearer",
        ["expires_in"] = (long)accessTokens.LifetimeFor(client, target).TotalSeconds,
        ["scope"] = string.Join(' ', target.Scopes),
    };
}

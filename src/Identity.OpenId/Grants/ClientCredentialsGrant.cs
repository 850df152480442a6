using System.Text.Json.Nodes;
using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Requests;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Grants;

/// <summary>The client credentials grant (RFC 6749 4.4): a client asks for itself, about no person.</summary>
/// <remarks>Nothing is kept: a token is good until it expires. It has no ID token and no refresh token, and UserInfo knows nobody in it.</remarks>
internal sealed class ClientCredentialsGrant(TokenTargets targets, AccessTokens accessTokens) : IGrantType
{
    /// <summary><c>grant_type</c>.</summary>
    public const string GrantType = "client_credentials";

    public string Name => GrantType;

    public async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        var client = request.Client;
        if (client.IsPublic)
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnauthorizedClient, "A client without a secret cannot use this grant_type."));
        }

        string[] own = [.. client.Scopes.Where(scope => !ScopeCatalogue.Scopes.Contains(scope))];
        var asked = request.Parameters["scope"] is { } scope ? Syntax.Words(scope) : own;
        if (asked.Any(word => !own.Contains(word)))
        {
            return new TokenOutcome.Refused(new ProtocolError(
                ErrorCodes.InvalidScope, "The scope asks for more than the client is registered for, or for something about a person."));
        }

        var (target, error) = await targets.ChooseAsync(client, granted: null, asked, request.Parameters, cancellationToken);
        return target is null
            ? new TokenOutcome.Refused(error!)
            : new TokenOutcome.Issued(new JsonObject
            {
                ["access_token"] = await accessTokens.IssueAsync(client, target, request.Now, cancellationToken),
                ["token_type"] = "Bearer",
                ["expires_in"] = (long)accessTokens.LifetimeFor(client, target).TotalSeconds,
                ["scope"] = string.Join(' ', target.Scopes),
            });
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using Identity.OpenId.Claims;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The UserInfo endpoint (OpenID Connect Core 5.3): the claims of the scopes of an access token, and those that its request named.</summary>
internal sealed class UserInfoEndpoint(AccessTokens accessTokens, IClaimsSource claims, IClientStore clients, OpenIdOptions options) : IEndpoint
{
    private static readonly ProtocolError NoToken =
        new(ErrorCodes.InvalidToken, "The access token is expired, revoked or not one for this endpoint.");

    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        BearerToken.Read(request) switch
        {
            BearerToken.Presented(var token) => await TellAsync(token, request, cancellationToken),
            BearerToken.Unreadable(var because) => Challenge(400, ProtocolError.InvalidRequest(because)),

            // RFC 6750 3.1: a request without any token is told no error.
            BearerToken.Absent => new ProtocolResult.Empty(401, $"Bearer realm=\"{options.Issuer}\""),
            _ => throw new UnreachableException(),
        };

    private async Task<ProtocolResult> TellAsync(string token, ProtocolRequest request, CancellationToken cancellationToken)
    {
        if (await accessTokens.FindAsync(token, request.Now, cancellationToken) is not { } accessToken)
        {
            return Challenge(401, NoToken);
        }

        if (!accessToken.Scopes.Contains("openid"))
        {
            return Challenge(403, new ProtocolError(ErrorCodes.InsufficientScope, "The access token lacks the scope openid."));
        }

        if (await claims.FindAsync(accessToken.Grant.Subject, cancellationToken) is not { } known)
        {
            return Challenge(401, NoToken);
        }

        var body = new JsonObject { ["sub"] = accessToken.Grant.Subject };
        known.CopyTo(body, ScopeCatalogue.ClaimsOf(accessToken.Scopes).Concat(accessToken.Grant.Claims.UserInfo));

        // The client is looked for only where a page asks.
        var client = request.Origin is null ? null : await clients.FindAsync(accessToken.Grant.ClientId, cancellationToken);
        return new ProtocolResult.Json(200, body) { Reader = ClientRequests.ReaderOf(request, client) };
    }

    private ProtocolResult.Empty Challenge(int status, ProtocolError error) =>
        new(status, $"Bearer realm=\"{options.Issuer}\", error=\"{error.Code}\", error_description=\"{error.SafeDescription}\"");
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Grants;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>The token endpoint (RFC 6749 3.2).</summary>
internal sealed class TokenEndpoint(ClientAuthenticator authenticator, IEnumerable<IGrantType> grantTypes, OpenIdOptions options) : IEndpoint
{
    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        if (parameters.Problem is { } problem)
        {
            return Error(request, ProtocolError.InvalidRequest(problem));
        }

        return await authenticator.AuthenticateAsync(request, cancellationToken) switch
        {
            AuthenticationOutcome.Authenticated(var client) =>
                await RedeemAsync(new TokenRequest(client, parameters, request.Now), cancellationToken) switch
                {
                    TokenOutcome.Issued(var body) => new ProtocolResult.Json(200, body),
                    TokenOutcome.Refused(var error) => Error(request, error),
                    _ => throw new UnreachableException(),
                },
            AuthenticationOutcome.Refused(var error) => Error(request, error),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<TokenOutcome> RedeemAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["grant_type"] is not { } name)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter grant_type is missing."));
        }

        if (grantTypes.FirstOrDefault(grantType => grantType.Name == name) is not { } known)
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnsupportedGrantType, "There is no such grant_type here."));
        }

        return request.Client.GrantTypes.Contains(name)
            ? await known.RedeemAsync(request, cancellationToken)
            : new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnauthorizedClient, "The client is not registered for this grant_type."));
    }

    /// <summary>RFC 6749 5.2: 401 is for clients that failed to authenticate, with a challenge if they tried by header.</summary>
    private ProtocolResult.Json Error(ProtocolRequest request, ProtocolError error)
    {
        var body = new JsonObject { ["error"] = error.Code, ["error_description"] = error.SafeDescription };
        if (error.Code != ErrorCodes.InvalidClient)
        {
            return new ProtocolResult.Json(400, body);
        }

        return new ProtocolResult.Json(401, body) { Challenge = request.Authorization is null ? null : $"Basic realm=\"{options.Issuer}\"" };
    }
}

using System.Diagnostics;
using Identity.OpenId.Checks;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Grants;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>The token endpoint (RFC 6749 3.2).</summary>
internal sealed class TokenEndpoint(ClientRequests requests, IEnumerable<IGrantType> grantTypes) : IEndpoint
{
    public Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) => requests.HandleAsync(
        request,
        async asked => await RedeemAsync(asked, cancellationToken) switch
        {
            TokenOutcome.Issued(var body) => new ProtocolResult.Json(200, body),
            TokenOutcome.Refused(var error) => requests.Error(request, error),
            _ => throw new UnreachableException(),
        },
        cancellationToken);

    private async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["grant_type"] is not { } name)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter grant_type is missing."));
        }

        if (grantTypes.FirstOrDefault(grantType => grantType.Name == name) is not { } known)
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnsupportedGrantType, "There is no such grant_type here."));
        }

        if (!request.Client.GrantTypes.Contains(name))
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnauthorizedClient, "The client is not registered for this grant_type."));
        }

        return request.Parameters["scope"] is { } scope && !Syntax.IsScope(scope)
            ? new TokenOutcome.Refused(ScopeCheck.Malformed)
            : await known.RedeemAsync(request, cancellationToken);
    }
}

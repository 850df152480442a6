using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The authorization endpoint (RFC 6749 3.1, OpenID Connect Core 3.1.2).</summary>
internal sealed class AuthorizeEndpoint(
    IClientStore clients, IdTokenHints hints, IInteractions interactions, AuthorizationFlow flow, AuthorizationResponse response) : IEndpoint
{
    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        var client = parameters["client_id"] is { } clientId ? await clients.FindAsync(clientId, cancellationToken) : null;
        var hint = await hints.FindAsync(parameters["id_token_hint"], cancellationToken);
        var attempt = new AuthorizationAttempt(parameters, client, hint);
        if (CheckTable.FindFailure(Column.Authorize, attempt) is { } error)
        {
            return response.Error(attempt, error);
        }

        var valid = AuthorizationRequests.Read(attempt, client!, attempt.Redirect!);
        if (request.IsPost)
        {
            // A POST from the app's site comes without the browser's SameSite=Lax cookies. The GET that follows has them.
            var started = await interactions.BeginAsync(valid, request.Now, request.Browser, cancellationToken);
            return new ProtocolResult.Interaction(EndpointTable.ResumePath(started.Handle), started.Cookie);
        }

        var step = new AuthorizationStep(valid, client!, attempt.Redirect!, request.Now, Handle: null, request.Browser, request.Now);
        return await flow.TryContinueAsync(step, cancellationToken)
            ?? await flow.TryContinueAsync(step, cancellationToken)
            ?? response.Error(attempt, AuthorizationFlow.TryAgain);
    }
}

using Identity.OpenId.Clients;
using Identity.OpenId.Interactions;
using Identity.OpenId.Pushed;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Endpoints;

/// <summary>The authorization endpoint (RFC 6749 3.1, OpenID Connect Core 3.1.2).</summary>
internal sealed class AuthorizeEndpoint(
    IClientStore clients,
    AuthorizationAttempts attempts,
    PushedRequests pushed,
    IInteractions interactions,
    AuthorizationFlow flow,
    AuthorizationResponse response) : IEndpoint
{
    private static readonly ProtocolError NoPushedRequest = new(
        ErrorCodes.InvalidRequestUri, "The request_uri is unknown, expired, of another client, or has had its answer. Push the request anew.");

    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        var client = parameters["client_id"] is { } clientId ? await clients.FindAsync(clientId, cancellationToken) : null;
        if (client is not null && parameters.Problem is null && parameters["request_uri"] is { } requestUri && PushedRequests.Has(requestUri))
        {
            return await pushed.FindAsync(requestUri, client.ClientId, request.Now, cancellationToken) is { } kept
                ? await GoOnAsync(request, client, kept, cancellationToken)
                : ProtocolResult.ErrorPage.For(NoPushedRequest);
        }

        var attempt = await attempts.GatherAsync(parameters, client, cancellationToken);
        return CheckTable.FindFailure(Column.Authorize, attempt) is { } error
            ? response.Error(attempt, error)
            : await ContinueAsync(request, client!, attempt, AuthorizationRequests.Read(attempt, client!, attempt.Redirect!), cancellationToken);
    }

    /// <summary>Goes on with what was pushed, which nothing beside it adds to or changes (protocol line 3); what may have changed is checked again.</summary>
    private async Task<ProtocolResult> GoOnAsync(
        ProtocolRequest request, Client client, AuthorizationRequest kept, CancellationToken cancellationToken)
    {
        var attempt = await attempts.GatherAsync(AuthorizationRequests.Write(kept), client, cancellationToken);
        return CheckTable.FindFailure(Column.Resume, attempt) is { } error
            ? response.Error(attempt, error)
            : await ContinueAsync(request, client, attempt, AuthorizationRequests.ReadAgain(attempt, client, kept), cancellationToken);
    }

    private async Task<ProtocolResult> ContinueAsync(
        ProtocolRequest request, Client client, AuthorizationAttempt attempt, AuthorizationRequest valid, CancellationToken cancellationToken)
    {
        if (request.IsPost)
        {
            // A POST from the app's site comes without the browser's SameSite=Lax cookies. The GET that follows has them.
            var started = await interactions.BeginAsync(valid, request.Now, request.Browser, cancellationToken);
            return new ProtocolResult.Interaction(EndpointTable.ResumePath(started.Handle), started.Cookie);
        }

        var step = new AuthorizationStep(valid, client, attempt.Redirect!, request.Now, Handle: null, request.Browser, request.Now);
        return await flow.TryContinueAsync(step, cancellationToken)
            ?? await flow.TryContinueAsync(step, cancellationToken)
            ?? response.Error(attempt, AuthorizationFlow.TryAgain);
    }
}

using Identity.OpenId.Checks;
using Identity.OpenId.Clients;
using Identity.OpenId.EndSession;
using Identity.OpenId.Requests;
using Identity.OpenId.Sessions;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The end session endpoint (RP-Initiated Logout 2). Only a hint of the browser's own session ends it unasked (protocol line 40).</summary>
internal sealed class EndSessionEndpoint(IClientStore clients, ISessions sessions, IdTokenHints hints, EndSessionRequests requests) : IEndpoint
{
    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        var hint = await hints.FindAsync(parameters["id_token_hint"], cancellationToken);
        var clientId = hint?.ClientId ?? parameters["client_id"];
        var client = clientId is null ? null : await clients.FindAsync(clientId, cancellationToken);
        if (FindFailure(parameters, hint, client) is { } failure)
        {
            return ProtocolResult.ErrorPage.For(ProtocolError.InvalidRequest(failure));
        }

        var location = client is null ? null : LocationOf(parameters);
        var session = await sessions.FindAsync(request.Browser, cancellationToken);
        if (session is not null && hint?.SessionId == session.SessionId)
        {
            return new ProtocolResult.Redirect(
                location ?? EndSessionRequests.SignedOut, await sessions.EndAsync(session, cancellationToken));
        }

        if (session is null && (location is null || hint is not null))
        {
            return new ProtocolResult.Redirect(location ?? EndSessionRequests.SignedOut);
        }

        return new ProtocolResult.Redirect(
            await requests.BeginAsync(new EndSessionData(client?.ClientName, location), request.Now, cancellationToken));
    }

    private static string? FindFailure(Parameters parameters, IdTokenHint? hint, Client? client)
    {
        if (parameters.Problem is { } problem)
        {
            return problem;
        }

        if (parameters["id_token_hint"] is not null && hint is null)
        {
            return IdTokenHintCheck.Refusal;
        }

        if (parameters["client_id"] is { } clientId && clientId != client?.ClientId)
        {
            return "The client_id is not registered, or not the client of the id_token_hint.";
        }

        if (parameters["state"] is { } state && !Syntax.IsState(state))
        {
            return StateCheck.Refusal;
        }

        return parameters["post_logout_redirect_uri"] is { } uri && client?.PostLogoutRedirectUris.Contains(uri) == false
            ? "The post_logout_redirect_uri is none of those that are registered for this client. It is compared to the letter."
            : null;
    }

    private static string? LocationOf(Parameters parameters)
    {
        if (parameters["post_logout_redirect_uri"] is not { } uri)
        {
            return null;
        }

        return parameters["state"] is { } state ? ResponseAddress.Append(uri, [("state", state)]) : uri;
    }
}

using System.Text.Json.Nodes;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Pushed;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>The pushed authorization request endpoint (RFC 9126 2): what a browser would bring is checked here, before there is a browser.</summary>
internal sealed class PushedRequestEndpoint(
    ClientRequests requests, AuthorizationAttempts attempts, PushedRequests pushed, OpenIdOptions options) : IEndpoint
{
    public Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        requests.HandleAsync(request, asked => PushAsync(request, asked, cancellationToken), cancellationToken);

    private async Task<ProtocolResult> PushAsync(ProtocolRequest request, ClientRequest asked, CancellationToken cancellationToken)
    {
        // The client has said who it is, in whatever way it authenticates.
        var parameters = asked.Parameters.With("client_id", asked.Client.ClientId);
        var attempt = await attempts.GatherAsync(parameters, asked.Client, cancellationToken);
        if (CheckTable.FindFailure(Column.Pushed, attempt) is { } error)
        {
            return requests.Error(request, error);
        }

        var requestUri = await pushed.KeepAsync(AuthorizationRequests.Read(attempt, asked.Client, attempt.Redirect!), asked.Now, cancellationToken);
        return new ProtocolResult.Json(201, new JsonObject
        {
            ["request_uri"] = requestUri,
            ["expires_in"] = (long)options.PushedRequestLifetime.TotalSeconds,
        });
    }
}

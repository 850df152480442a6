using System.Diagnostics;
using System.Text.Json.Nodes;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>What the endpoints have in common that clients ask by themselves, without a browser: the client authenticates, and errors are JSON.</summary>
internal sealed class ClientRequests(ClientAuthenticator authenticator, OpenIdOptions options)
{
    /// <summary>Authenticates the client and hands its request on.</summary>
    public async Task<ProtocolResult> HandleAsync(
        ProtocolRequest request, Func<ClientRequest, Task<ProtocolResult>> handle, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        if (parameters.Problem is { } problem)
        {
            return Error(request, ProtocolError.InvalidRequest(problem));
        }

        return await authenticator.AuthenticateAsync(request, cancellationToken) switch
        {
            AuthenticationOutcome.Authenticated(var client) =>
                (await handle(new ClientRequest(client, parameters, request.Now))) with { Reader = ReaderOf(request, client) },
            AuthenticationOutcome.Refused(var error) refused => Error(request, error, refused.RetryAfter),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The page that asks, if it is the client's.</summary>
    public static string? ReaderOf(ProtocolRequest request, Client? client) =>
        request.Origin is { } origin && client?.HasOrigin(origin) == true ? origin : null;

    /// <summary>RFC 6749 5.2: 401 is for clients that failed to authenticate, with a challenge if they tried by header.</summary>
    public ProtocolResult Error(ProtocolRequest request, ProtocolError error, TimeSpan? retryAfter = null)
    {
        var body = new JsonObject { ["error"] = error.Code, ["error_description"] = error.SafeDescription };
        if (error.Code != ErrorCodes.InvalidClient)
        {
            return new ProtocolResult.Json(400, body);
        }

        return new ProtocolResult.Json(401, body)
        {
            Challenge = request.Authorization is null ? null : $"Basic realm=\"{options.Issuer}\"",
            RetryAfter = retryAfter,
        };
    }
}

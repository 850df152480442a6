using System.Text.Json.Nodes;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The introspection endpoint (RFC 7662): resources ask whether an access token for them is good. About others it says nothing (protocol line 34).</summary>
internal sealed class IntrospectionEndpoint(ClientRequests requests, AccessTokens accessTokens, IResourceStore resources) : IEndpoint
{
    /// <summary>What a resource is told of a token, beside whether it is good (RFC 7662 2.2).</summary>
    private static readonly string[] Told = ["scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "auth_time", "acr", "amr"];

    private static readonly ProtocolError NotForPublic =
        new(ErrorCodes.InvalidClient, "A client without a secret cannot ask about tokens.");

    public Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) => requests.HandleAsync(
        request,
        async asked => (asked.Client.IsPublic, asked.Parameters["token"]) switch
        {
            (true, _) => requests.Error(request, NotForPublic),
            (_, null) => requests.Error(request, ProtocolError.InvalidRequest("The parameter token is missing.")),
            (_, var token) => new ProtocolResult.Json(200, await DescribeAsync(asked, token, cancellationToken)),
        },
        cancellationToken);

    private async Task<JsonObject> DescribeAsync(ClientRequest asked, string token, CancellationToken cancellationToken)
    {
        foreach (var resource in (await resources.ListAsync(cancellationToken)).Where(resource => resource.IntrospectionClients.Contains(asked.Client.ClientId)))
        {
            if (await accessTokens.FindClaimsAsync(token, resource.Identifier, asked.Now, cancellationToken) is { } claims)
            {
                return Describe(claims);
            }
        }

        return new JsonObject { ["active"] = false };
    }

    private static JsonObject Describe(JsonObject claims)
    {
        var description = new JsonObject { ["active"] = true, ["token_type"] = "Bearer" };
        foreach (var name in Told.Where(claims.ContainsKey))
        {
            description[name] = claims[name]!.DeepClone();
        }

        return description;
    }
}

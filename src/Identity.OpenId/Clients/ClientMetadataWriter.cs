using System.Text.Json.Nodes;

namespace Identity.OpenId.Clients;

/// <summary>Shows a registered client as metadata (RFC 7591 section 2) that <see cref="ClientMetadataReader"/> takes back; of its secrets no more than that there are.</summary>
public static class ClientMetadataWriter
{
    /// <summary>The metadata.</summary>
    public static JsonObject Write(Client client)
    {
        JsonObject written = new()
        {
            ["client_id"] = client.ClientId,
            ["client_name"] = client.ClientName,
            ["client_uri"] = client.ClientUri,
            ["application_type"] = client.ApplicationType ?? AssumedType(client),
            ["redirect_uris"] = List(client.RedirectUris),
            ["post_logout_redirect_uris"] = List(client.PostLogoutRedirectUris),
            ["grant_types"] = List(client.GrantTypes),
            ["response_types"] = List(client.ResponseTypes),
            ["scope"] = string.Join(' ', client.Scopes),
            ["token_endpoint_auth_method"] = client.TokenEndpointAuthMethod,
            ["token_endpoint_auth_signing_alg"] = client.TokenEndpointAuthSigningAlg,
            ["jwks"] = client.Jwks is null ? null : JsonNode.Parse(client.Jwks),
            ["jwks_uri"] = client.JwksUri,
            ["id_token_signed_response_alg"] = client.IdTokenSignedResponseAlg,
            ["access_token_lifetime"] = client.AccessTokenLifetime,
            ["refresh_token_lifetime"] = client.RefreshTokenLifetime,
            ["refresh_token_absolute_lifetime"] = client.RefreshTokenAbsoluteLifetime,
            ["require_consent"] = client.RequireConsent,
            ["require_pkce"] = client.RequirePkce,
            ["require_pushed_authorization_requests"] = client.RequirePushedRequests,
            ["client_secrets"] = new JsonArray([.. client.Secrets.Select(Write)]),
        };
        foreach (var absent in written.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            written.Remove(absent);
        }

        return written;
    }

    private static JsonObject Write(ClientSecret secret) => new()
    {
        ["id"] = secret.Id,
        ["created_at"] = secret.CreatedAt,
        ["expires_at"] = secret.ExpiresAt,
    };

    // Before the type was kept, private schemes were what set a native app apart.
    private static string AssumedType(Client client) =>
        client.RedirectUris.Concat(client.PostLogoutRedirectUris).Any(uri => ClientAddress.ProblemWith(uri, isNative: false) is not null) ? "native" : "web";

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}

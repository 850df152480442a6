using System.Text.Json.Nodes;
using Identity.OpenId.Clients;

namespace Identity.Server.Tests.Differential;

/// <summary>The clients that both servers know.</summary>
internal static class ComparedClients
{
    /// <summary>The API that they ask tokens for.</summary>
    public const string Payroll = "https://payroll.example";

    /// <summary>Its one scope.</summary>
    public const string Scope = "payroll.read";

    private static readonly string[] Scopes = ["openid", "profile", "email", "offline_access", Scope];

    /// <summary>How each differs from the usual app of tests, by <c>client_id</c>.</summary>
    public static IReadOnlyDictionary<string, Func<Client, Client>> All { get; } = new Dictionary<string, Func<Client, Client>>
    {
        ["web"] = client => client with { Scopes = Scopes },
        ["post"] = client => client with { Scopes = Scopes, TokenEndpointAuthMethod = "client_secret_post" },
        ["spa"] = client => client with { Scopes = Scopes, TokenEndpointAuthMethod = "none", Secrets = [] },
        ["native"] = client => client with
        {
            Scopes = Scopes,
            TokenEndpointAuthMethod = "none",
            Secrets = [],
            RedirectUris = ["http://127.0.0.1/callback", "http://localhost/callback", "example.native:/callback"],
            PostLogoutRedirectUris = [],
        },
        ["pushed"] = client => client with { RequirePushedRequests = true },
        ["machine"] = client => client with { GrantTypes = ["client_credentials"], ResponseTypes = [], Scopes = [Scope], RedirectUris = [], PostLogoutRedirectUris = [] },
        ["payroll"] = client => client with { GrantTypes = ["client_credentials"], ResponseTypes = [], Scopes = [], RedirectUris = [], PostLogoutRedirectUris = [] },
    };

    /// <summary>How <c>oidc-provider</c> is told of one (RFC 7591 2).</summary>
    public static JsonObject Describe(Client client, string secret)
    {
        var metadata = new JsonObject
        {
            ["client_id"] = client.ClientId,
            ["redirect_uris"] = List(client.RedirectUris),
            ["post_logout_redirect_uris"] = List(client.PostLogoutRedirectUris),
            ["grant_types"] = List(client.GrantTypes),
            ["response_types"] = List(client.ResponseTypes),
            ["token_endpoint_auth_method"] = client.TokenEndpointAuthMethod,
            ["require_pushed_authorization_requests"] = client.RequirePushedRequests,
            ["application_type"] = client.ClientId == "native" ? "native" : "web",
        };
        if (!client.IsPublic)
        {
            metadata["client_secret"] = secret;
        }

        if (client.Scopes.Count > 0)
        {
            metadata["scope"] = string.Join(' ', client.Scopes);
        }

        return metadata;
    }

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}

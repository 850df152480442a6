using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>A client that the suite was given, with a secret that is other bytes once it is form-encoded (RFC 6749 2.3.1).</summary>
internal sealed record SuiteClient(Client Client, string Secret)
{
    private static readonly string[] AllScopes = ["openid", "profile", "email", "address", "phone", "offline_access"];

    public string Id => Client.ClientId;

    public string RedirectUri => Client.RedirectUris[0];

    public string PostLogoutRedirectUri => Client.PostLogoutRedirectUris[0];

    public bool PostsItsSecret => Client.TokenEndpointAuthMethod == "client_secret_post";

    public static async Task<SuiteClient> AddAsync(RunningServer server, string id, string query = "", string method = "client_secret_basic")
    {
        var secret = $"{id}: a+secret/of 100% odd=characters&more";
        using var app = await server.Apps.AddAsync(id, client => client with
        {
            RedirectUris = [$"https://suite.example/test/a/{id}/callback{query}"],
            PostLogoutRedirectUris = [$"https://suite.example/test/a/{id}/post_logout_redirect"],
            Scopes = AllScopes,
            TokenEndpointAuthMethod = method,
            Secrets = [new ClientSecret(Handle.Hash(secret))],
        });
        return new SuiteClient(app.Client, secret);
    }
}

using Identity.OpenId.Clients;
using Identity.OpenId.Stores;

namespace Identity.Demo.Expenses;

/// <summary>Expenses as the server knows it.</summary>
internal static class ExpensesClient
{
    /// <summary><c>client_id</c>.</summary>
    public const string Id = "expenses";

    /// <summary><c>client_secret</c>. It is in this source: it is for the demo only.</summary>
    public const string Secret = "demo-only-secret-of-the-expenses-sample-app";

    /// <summary>What Expenses asks for.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["openid", "profile", "email", "offline_access"];

    /// <summary>The registration of an app at that address.</summary>
    public static Client For(string appUrl) => new()
    {
        ClientId = Id,
        ClientName = "Expenses",
        ClientUri = appUrl,
        RedirectUris = [$"{appUrl}/signin-oidc"],
        PostLogoutRedirectUris = [$"{appUrl}/signout-callback-oidc"],
        GrantTypes = ["authorization_code", "refresh_token"],
        Scopes = [.. Scopes, "address", "phone"],
        // The framework's handler sends the secret in the body.
        TokenEndpointAuthMethod = "client_secret_post",
        RequirePkce = true,
        Secrets = [new ClientSecret(Handle.Hash(Secret))],
    };
}

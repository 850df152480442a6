using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Clients;

namespace Identity.OpenId.Tests.World;

/// <summary>The clients of the tests.</summary>
internal static class Apps
{
    public const string Callback = "https://app.example/callback";
    public const string SignedOut = "https://app.example/signed-out";
    public const string Secret = "a-secret-of-the-app:with/odd+characters%";
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /// <summary>RFC 7636, appendix B.</summary>
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static readonly string[] AllScopes = ["openid", "profile", "email", "address", "phone", "offline_access"];

    /// <summary>A web app that authenticates with <c>client_secret_basic</c>.</summary>
    public static Client Web { get; } = new()
    {
        ClientId = "web",
        ClientName = "Web app",
        RedirectUris = [Callback, "https://app.example/other?dummy1=lorem&dummy2=ipsum"],
        PostLogoutRedirectUris = [SignedOut],
        GrantTypes = ["authorization_code", "refresh_token"],
        Scopes = AllScopes,
        Secrets = [new ClientSecret(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))))],
    };

    /// <summary>Another one.</summary>
    public static Client Other { get; } = Web with { ClientId = "other", ClientName = "Other app", PostLogoutRedirectUris = [] };

    /// <summary>One that authenticates with <c>client_secret_post</c>.</summary>
    public static Client Post { get; } = Web with { ClientId = "post", TokenEndpointAuthMethod = "client_secret_post" };

    /// <summary>One that an administrator has marked as legacy.</summary>
    public static Client Legacy { get; } = (Web with { ClientId = "legacy", Scopes = ["openid", "email", "offline_access"] }).Mark(isLegacy: true);

    /// <summary>A public client.</summary>
    public static Client Public { get; } = Web with
    {
        ClientId = "native",
        TokenEndpointAuthMethod = "none",
        Secrets = [],
        RedirectUris = ["com.example.app:/callback", "http://127.0.0.1/callback", "http://[::1]:1234/callback"],
    };
}

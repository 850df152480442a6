namespace Identity.OpenId.Endpoints;

/// <summary>All endpoints. Routes, services and discovery are made from this table, so that discovery cannot lie.</summary>
internal static class EndpointTable
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";

    private static readonly string[] Get = ["GET"];
    private static readonly string[] Post = ["POST"];
    private static readonly string[] Both = ["GET", "POST"];

    public static IReadOnlyList<EndpointRow> Rows { get; } =
    [
        new(typeof(DiscoveryEndpoint), "/.well-known/openid-configuration", null, Get, Readers.Anybody),
        // RFC 8414 3.1: the same document where clients look that know OAuth alone.
        new(typeof(DiscoveryEndpoint), "/.well-known/oauth-authorization-server", null, Get, Readers.Anybody),
        new(typeof(JwksEndpoint), "/connect/jwks", "jwks_uri", Get, Readers.Anybody),
        new(typeof(AuthorizeEndpoint), Authorize, "authorization_endpoint", Both),
        new(typeof(PushedRequestEndpoint), "/connect/par", "pushed_authorization_request_endpoint", Post, Readers.Client),
        new(typeof(ResumeEndpoint), Authorize + "/{handle}", null, Get),
        new(typeof(TokenEndpoint), Token, "token_endpoint", Post, Readers.Client),
        new(typeof(DeviceAuthorizationEndpoint), "/connect/deviceauthorization", "device_authorization_endpoint", Post),
        new(typeof(RevocationEndpoint), "/connect/revocation", "revocation_endpoint", Post, Readers.Client),
        new(typeof(IntrospectionEndpoint), "/connect/introspection", "introspection_endpoint", Post),
        new(typeof(UserInfoEndpoint), "/connect/userinfo", "userinfo_endpoint", Both, Readers.Client),
        new(typeof(EndSessionEndpoint), "/connect/endsession", "end_session_endpoint", Both),
    ];

    /// <summary>Where a kept request goes on.</summary>
    public static string ResumePath(string handle) => $"{Authorize}/{handle}";
}

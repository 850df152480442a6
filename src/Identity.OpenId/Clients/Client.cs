namespace Identity.OpenId.Clients;

/// <summary>A registered client (RFC 6749 section 2; the names are those of RFC 7591 section 2).</summary>
public sealed record Client
{
    /// <summary><c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>client_name</c>, shown to people.</summary>
    public required string ClientName { get; init; }

    /// <summary><c>client_uri</c>: the app's own page, the way back when a request cannot be resumed.</summary>
    public string? ClientUri { get; init; }

    /// <summary><c>redirect_uris</c>, compared to the letter.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary><c>post_logout_redirect_uris</c>, compared to the letter.</summary>
    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary><c>grant_types</c>; default <c>authorization_code</c>.</summary>
    public IReadOnlyList<string> GrantTypes { get; init; } = ["authorization_code"];

    /// <summary><c>response_types</c>; default <c>code</c>.</summary>
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["code"];

    /// <summary><c>scope</c>, split: what the client may ask for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary><c>token_endpoint_auth_method</c>; default <c>client_secret_basic</c>; <c>none</c> makes the client public.</summary>
    public string TokenEndpointAuthMethod { get; init; } = "client_secret_basic";

    /// <summary><c>token_endpoint_auth_signing_alg</c>; <see langword="null"/> for any that there is.</summary>
    public string? TokenEndpointAuthSigningAlg { get; init; }

    /// <summary><c>jwks</c>: the client's public keys, a JSON Web Key Set as it was registered; <see langword="null"/> if it has none.</summary>
    public string? Jwks { get; init; }

    /// <summary><c>jwks_uri</c>: where the client publishes its keys, in the place of <see cref="Jwks"/>.</summary>
    public string? JwksUri { get; init; }

    /// <summary><c>id_token_signed_response_alg</c>; default <c>RS256</c>.</summary>
    public string IdTokenSignedResponseAlg { get; init; } = "RS256";

    /// <summary><c>require_pkce</c>: whether a code challenge is required; always so of public clients.</summary>
    public bool RequirePkce { get; init; }

    /// <summary><c>require_pushed_authorization_requests</c> (RFC 9126 6): whether requests have to be pushed.</summary>
    public bool RequirePushedRequests { get; init; }

    /// <summary><c>require_consent</c>: whether people are asked before it gets what it asks for the first time.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>How long its access tokens are good, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? AccessTokenLifetime { get; init; }

    /// <summary>How long its refresh tokens are good after each was issued, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? RefreshTokenLifetime { get; init; }

    /// <summary>How long what it was granted can be refreshed at all, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? RefreshTokenAbsoluteLifetime { get; init; }

    /// <summary><c>application_type</c>, <c>web</c> or <c>native</c>; <see langword="null"/> of a client from before that was kept.</summary>
    public string? ApplicationType { get; init; }

    /// <summary>The secrets that are valid, each stored as its SHA-256 (256 random bits need no slow hash).</summary>
    public IReadOnlyList<ClientSecret> Secrets { get; init; } = [];

    /// <summary>Whether the client cannot keep a secret.</summary>
    public bool IsPublic => TokenEndpointAuthMethod == "none";

    /// <summary>Whether any program on a person's device could be taken for it: it has no secret, and the answer goes to an address that nobody owns (RFC 8252 8.6).</summary>
    public bool CanBePosedAs(string? redirectUri) => IsPublic && (redirectUri is null || ClientAddress.IsUnclaimed(redirectUri));
}

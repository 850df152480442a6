namespace Identity.OpenId.Clients;

/// <summary>What a client says about itself before it is registered (RFC 7591 section 2), valid and with every default filled in.</summary>
public sealed record ClientMetadata
{
    /// <summary><c>client_name</c>.</summary>
    public required string ClientName { get; init; }

    /// <summary><c>client_uri</c>.</summary>
    public string? ClientUri { get; init; }

    /// <summary><c>application_type</c>: <c>web</c> or <c>native</c> (OpenID Connect Registration section 2).</summary>
    public required string ApplicationType { get; init; }

    /// <summary><c>redirect_uris</c>.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary><c>post_logout_redirect_uris</c>.</summary>
    public required IReadOnlyList<string> PostLogoutRedirectUris { get; init; }

    /// <summary><c>grant_types</c>.</summary>
    public required IReadOnlyList<string> GrantTypes { get; init; }

    /// <summary><c>response_types</c>.</summary>
    public required IReadOnlyList<string> ResponseTypes { get; init; }

    /// <summary><c>scope</c>, split.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary><c>token_endpoint_auth_method</c>.</summary>
    public required string TokenEndpointAuthMethod { get; init; }

    /// <summary><c>token_endpoint_auth_signing_alg</c>.</summary>
    public string? TokenEndpointAuthSigningAlg { get; init; }

    /// <summary><c>jwks</c>.</summary>
    public string? Jwks { get; init; }

    /// <summary><c>jwks_uri</c>.</summary>
    public string? JwksUri { get; init; }

    /// <summary><c>id_token_signed_response_alg</c>.</summary>
    public required string IdTokenSignedResponseAlg { get; init; }

    /// <summary><c>access_token_lifetime</c>, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? AccessTokenLifetime { get; init; }

    /// <summary><c>require_consent</c>.</summary>
    public bool RequireConsent { get; init; }

    /// <summary><c>refresh_token_lifetime</c>, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? RefreshTokenLifetime { get; init; }

    /// <summary><c>refresh_token_absolute_lifetime</c>, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? RefreshTokenAbsoluteLifetime { get; init; }

    /// <summary><c>require_pkce</c>.</summary>
    public bool RequirePkce { get; init; }

    /// <summary><c>require_pushed_authorization_requests</c>.</summary>
    public bool RequirePushedRequests { get; init; }
}

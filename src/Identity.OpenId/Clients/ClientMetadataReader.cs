using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Documents;
using Identity.OpenId.Grants;
using Identity.OpenId.Keys;

namespace Identity.OpenId.Clients;

/// <summary>Reads client metadata (RFC 7591 section 2) and says everything that is wrong with it at once.</summary>
/// <remarks>It is written by the operator, so a member that is not known is refused: a misspelt one would silently be none.</remarks>
public static class ClientMetadataReader
{
    private const string AuthorizationCode = "authorization_code";
    private const string RefreshToken = "refresh_token";
    private static readonly string[] Refreshable = [AuthorizationCode, DeviceCodeGrant.GrantType];
    private static readonly string[] SecretOnly = [LegacyClient.GrantType, ClientCredentialsGrant.GrantType];
    private static readonly string[] RefreshLifetimes = ["refresh_token_lifetime", "refresh_token_absolute_lifetime"];

    private const int ShortestLifetime = 60;
    private const int LongestLifetime = 86_400;
    private const int LongestRefresh = 31_536_000;

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The text.</param>
    /// <param name="resourceScopes">The scopes of registered resources, which a client may have beside the standard ones.</param>
    public static ClientMetadataReading Read(string json, params IReadOnlyCollection<string> resourceScopes) => Read(json, clientId: null, resourceScopes);

    /// <summary>Reads what takes the place of a registered client's metadata; what <see cref="ClientMetadataWriter"/> shows beside it may stand there and changes nothing.</summary>
    /// <param name="json">The text.</param>
    /// <param name="clientId">The client's <c>client_id</c>, which the text may repeat.</param>
    /// <param name="resourceScopes">The scopes of registered resources, which a client may have beside the standard ones.</param>
    public static ClientMetadataReading ReadReplacement(string json, string clientId, IReadOnlyCollection<string> resourceScopes) =>
        Read(json, clientId, resourceScopes);

    private static ClientMetadataReading Read(string json, string? clientId, IReadOnlyCollection<string> resourceScopes)
    {
        if (DocumentFields.Read(json, out var error) is not { } fields)
        {
            return new ClientMetadataReading.Invalid([error!]);
        }

        var type = Choice(fields, "application_type", ["web", "native"]) ?? "web";
        var metadata = new ClientMetadata
        {
            ClientName = Required(fields, "client_name"),
            ClientUri = ClientUri(fields),
            ApplicationType = type,
            RedirectUris = Uris(fields, "redirect_uris", type),
            PostLogoutRedirectUris = Uris(fields, "post_logout_redirect_uris", type),
            GrantTypes = Choices(fields, "grant_types", [AuthorizationCode, RefreshToken, ClientCredentialsGrant.GrantType, DeviceCodeGrant.GrantType, LegacyClient.GrantType]) ?? [AuthorizationCode],
            ResponseTypes = Choices(fields, "response_types", ["code"]) ?? ["code"],
            Scopes = Scopes(fields, [.. ScopeCatalogue.Scopes, .. resourceScopes]),
            TokenEndpointAuthMethod = Choice(fields, "token_endpoint_auth_method", PresentedCredentials.Methods) ?? PresentedCredentials.Basic,
            TokenEndpointAuthSigningAlg = Choice(fields, "token_endpoint_auth_signing_alg", SigningKeys.Algorithms),
            Jwks = Jwks(fields),
            JwksUri = JwksUri(fields),
            IdTokenSignedResponseAlg = Choice(fields, "id_token_signed_response_alg", SigningKeys.Algorithms) ?? "RS256",
            RequireConsent = fields.Flag("require_consent") ?? false,
            AccessTokenLifetime = Lifetime(fields, "access_token_lifetime", LongestLifetime),
            RefreshTokenLifetime = Lifetime(fields, "refresh_token_lifetime", LongestRefresh),
            RefreshTokenAbsoluteLifetime = Lifetime(fields, "refresh_token_absolute_lifetime", LongestRefresh),
            RequirePkce = fields.Flag("require_pkce") ?? false,
            RequirePushedRequests = fields.Flag("require_pushed_authorization_requests") ?? false,
        };
        if (clientId is not null)
        {
            TakeShown(fields, clientId);
        }

        fields.RefuseOthers();
        RefuseContradictions(fields, metadata);
        return fields.Errors.Count > 0 ? new ClientMetadataReading.Invalid(fields.Errors) : new ClientMetadataReading.Valid(metadata);
    }

    private static void RefuseContradictions(DocumentFields fields, ClientMetadata metadata)
    {
        if (metadata.GrantTypes.Count == 0 || (metadata.GrantTypes.Contains(RefreshToken) && !metadata.GrantTypes.Any(Refreshable.Contains)))
        {
            fields.Refuse("grant_types", $"must name a way to get tokens; {RefreshToken} goes with {string.Join(" or ", Refreshable)}");
        }

        if (metadata.GrantTypes.FirstOrDefault(SecretOnly.Contains) is { } needsSecret && metadata.TokenEndpointAuthMethod == PresentedCredentials.None)
        {
            fields.Refuse("token_endpoint_auth_method", $"cannot be none with {needsSecret}: the client has to prove who it is");
        }

        if (metadata.GrantTypes.Contains(ClientCredentialsGrant.GrantType) && metadata.Scopes.All(ScopeCatalogue.Scopes.Contains))
        {
            fields.Refuse("scope", $"must name a scope of a resource for {ClientCredentialsGrant.GrantType}: the others are about people");
        }

        if (metadata.TokenEndpointAuthMethod == PresentedCredentials.PrivateKeyJwt && !fields.Has("jwks") && !fields.Has("jwks_uri"))
        {
            fields.Refuse("jwks", "is missing: the client authenticates with its keys");
        }

        RefuseNoAddress(fields, metadata);
        RefuseEndlessRefresh(fields, metadata);

        if (metadata.Scopes.Contains("offline_access") && !metadata.GrantTypes.Contains(RefreshToken))
        {
            fields.Refuse("scope", $"offline_access needs {RefreshToken} among grant_types");
        }

        if (metadata.TokenEndpointAuthMethod == PresentedCredentials.None && fields.Has("require_pkce") && !metadata.RequirePkce)
        {
            fields.Refuse("require_pkce", "cannot be false for a client that has no secret (RFC 9700 section 2.1.1)");
        }
    }

    private static string? Jwks(DocumentFields fields)
    {
        var jwks = fields.Members("jwks")?.Json();
        if (jwks is not null && ClientKeys.ProblemWith(jwks) is { } problem)
        {
            fields.Refuse("jwks", problem);
        }

        return jwks?.ToJsonString();
    }

    private static string? JwksUri(DocumentFields fields)
    {
        var uri = fields.Text("jwks_uri");
        if (uri is not null && fields.Has("jwks"))
        {
            fields.Refuse("jwks_uri", "cannot stand beside jwks (RFC 7591 section 2): the keys are here or there");
        }

        if (uri is not null && ProblemWithFetched(uri) is { } problem)
        {
            fields.Refuse("jwks_uri", problem);
        }

        return uri;
    }

    private static string? ProblemWithFetched(string uri) => uri.StartsWith("https://", StringComparison.Ordinal)
        ? ClientAddress.ProblemWith(uri, isNative: false)
        : "must be https: nothing else is fetched";

    private static void RefuseNoAddress(DocumentFields fields, ClientMetadata metadata)
    {
        var hasNone = !fields.Has("redirect_uris") || (metadata.RedirectUris.Count == 0 && fields.Errors.All(error => error.Field != "redirect_uris"));
        if (hasNone && metadata.GrantTypes.Contains(AuthorizationCode))
        {
            fields.Refuse("redirect_uris", "must name at least one address: codes are sent there");
        }
    }

    private static void RefuseEndlessRefresh(DocumentFields fields, ClientMetadata metadata)
    {
        if (!metadata.GrantTypes.Contains(RefreshToken) && RefreshLifetimes.FirstOrDefault(fields.Has) is { } pointless)
        {
            fields.Refuse(pointless, $"needs {RefreshToken} among grant_types");
        }

        if (metadata.RefreshTokenLifetime > metadata.RefreshTokenAbsoluteLifetime)
        {
            fields.Refuse("refresh_token_lifetime", "is longer than refresh_token_absolute_lifetime, after which none is good");
        }
    }

    // The id says whose text it is, so that one client's is not taken for another's; secrets have commands of their own.
    private static void TakeShown(DocumentFields fields, string clientId)
    {
        if (fields.Text("client_id") is { } shown && shown != clientId)
        {
            fields.Refuse("client_id", "is another client's");
        }

        fields.Objects("client_secrets");
    }

    private static string Required(DocumentFields fields, string name)
    {
        if (!fields.Has(name))
        {
            fields.Refuse(name, "is missing: it is shown to people who sign in");
        }

        return fields.Text(name) ?? "";
    }

    private static string? ClientUri(DocumentFields fields)
    {
        var uri = fields.Text("client_uri");
        if (uri is not null && ClientAddress.ProblemWith(uri, isNative: false) is { } problem)
        {
            fields.Refuse("client_uri", problem);
        }

        return uri;
    }

    private static IReadOnlyList<string> Uris(DocumentFields fields, string name, string applicationType)
    {
        var uris = fields.Texts(name) ?? [];
        foreach (var (index, uri) in uris.Index())
        {
            if (ClientAddress.ProblemWith(uri, applicationType == "native") is { } problem)
            {
                fields.Refuse($"{name}[{index}]", problem);
            }
        }

        return uris;
    }

    private static int? Lifetime(DocumentFields fields, string name, int longest)
    {
        var seconds = fields.Number(name);
        if (seconds < ShortestLifetime || seconds > longest)
        {
            fields.Refuse(name, $"must be from {ShortestLifetime} to {longest} seconds");
        }

        return seconds;
    }

    private static string[] Scopes(DocumentFields fields, IReadOnlyCollection<string> known)
    {
        var scopes = fields.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray() ?? ["openid"];
        foreach (var unknown in scopes.Except(known))
        {
            fields.Refuse("scope", $"'{unknown}' is not one of {string.Join(", ", known)}");
        }

        return scopes;
    }

    private static string? Choice(DocumentFields fields, string name, IReadOnlyList<string> known)
    {
        var value = fields.Text(name);
        if (value is not null && !known.Contains(value))
        {
            fields.Refuse(name, $"must be one of {string.Join(", ", known)}");
        }

        return value;
    }

    private static IReadOnlyList<string>? Choices(DocumentFields fields, string name, IReadOnlyList<string> known)
    {
        var values = fields.Texts(name);
        foreach (var (index, _) in values?.Index().Where(item => !known.Contains(item.Item)) ?? [])
        {
            fields.Refuse($"{name}[{index}]", $"must be one of {string.Join(", ", known)}");
        }

        return values;
    }
}

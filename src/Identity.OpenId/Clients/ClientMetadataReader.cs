using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Documents;
using Identity.OpenId.Keys;

namespace Identity.OpenId.Clients;

/// <summary>Reads client metadata (RFC 7591 section 2) and says everything that is wrong with it at once.</summary>
/// <remarks>It is written by the operator, so a member that is not known is refused: a misspelt one would silently be none.</remarks>
public static class ClientMetadataReader
{
    private const string AuthorizationCode = "authorization_code";
    private const string RefreshToken = "refresh_token";

    /// <summary>Reads a JSON object.</summary>
    public static ClientMetadataReading Read(string json)
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
            GrantTypes = Choices(fields, "grant_types", [AuthorizationCode, RefreshToken, LegacyClient.GrantType]) ?? [AuthorizationCode],
            ResponseTypes = Choices(fields, "response_types", ["code"]) ?? ["code"],
            Scopes = Scopes(fields),
            TokenEndpointAuthMethod = Choice(fields, "token_endpoint_auth_method", PresentedCredentials.Methods) ?? PresentedCredentials.Basic,
            IdTokenSignedResponseAlg = Choice(fields, "id_token_signed_response_alg", SigningKeys.Algorithms) ?? "RS256",
            RequirePkce = fields.Flag("require_pkce") ?? false,
            RequirePushedRequests = fields.Flag("require_pushed_authorization_requests") ?? false,
        };
        fields.RefuseOthers();
        RefuseContradictions(fields, metadata);
        return fields.Errors.Count > 0 ? new ClientMetadataReading.Invalid(fields.Errors) : new ClientMetadataReading.Valid(metadata);
    }

    private static void RefuseContradictions(DocumentFields fields, ClientMetadata metadata)
    {
        var isLegacy = metadata.GrantTypes.Contains(LegacyClient.GrantType);
        if (!metadata.GrantTypes.Contains(AuthorizationCode) && (!isLegacy || metadata.GrantTypes.Count > 1))
        {
            fields.Refuse("grant_types", $"must contain {AuthorizationCode}, or be {LegacyClient.GrantType} alone");
        }

        if (isLegacy && metadata.TokenEndpointAuthMethod == PresentedCredentials.None)
        {
            fields.Refuse("token_endpoint_auth_method", $"cannot be none with {LegacyClient.GrantType}: the client has to prove who it is");
        }

        RefuseNoAddress(fields, metadata);

        if (metadata.Scopes.Contains("offline_access") && !metadata.GrantTypes.Contains(RefreshToken))
        {
            fields.Refuse("scope", $"offline_access needs {RefreshToken} among grant_types");
        }

        if (metadata.TokenEndpointAuthMethod == PresentedCredentials.None && fields.Has("require_pkce") && !metadata.RequirePkce)
        {
            fields.Refuse("require_pkce", "cannot be false for a client that has no secret (RFC 9700 section 2.1.1)");
        }
    }

    private static void RefuseNoAddress(DocumentFields fields, ClientMetadata metadata)
    {
        var hasNone = !fields.Has("redirect_uris") || (metadata.RedirectUris.Count == 0 && fields.Errors.All(error => error.Field != "redirect_uris"));
        if (hasNone && metadata.GrantTypes.Contains(AuthorizationCode))
        {
            fields.Refuse("redirect_uris", "must name at least one address: codes are sent there");
        }
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

    private static string[] Scopes(DocumentFields fields)
    {
        var scopes = fields.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray() ?? ["openid"];
        foreach (var unknown in scopes.Except(ScopeCatalogue.Scopes))
        {
            fields.Refuse("scope", $"'{unknown}' is not one of {string.Join(", ", ScopeCatalogue.Scopes)}");
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

using System.Text.Json.Nodes;
using Identity.OpenId.Checks;
using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Gate;
using Identity.OpenId.Grants;
using Identity.OpenId.Keys;
using Identity.OpenId.Requests;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The provider's metadata (OpenID Connect Discovery 4, RFC 8414), made of what is registered.</summary>
internal sealed class DiscoveryEndpoint(IEnumerable<IGrantType> grantTypes, IAcrValues levels, OpenIdOptions options) : IEndpoint
{
    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        new ProtocolResult.Json(200, Describe(await levels.FindAsync(cancellationToken))) { CacheControl = "public, max-age=300", Reader = "*" };

    private JsonObject Describe(IReadOnlyList<string> acrValues)
    {
        var metadata = new JsonObject { ["issuer"] = options.Issuer };
        foreach (var row in EndpointTable.Rows.Where(row => row.MetadataName is not null))
        {
            metadata[row.MetadataName!] = options.Issuer + row.Path;
        }

        metadata["scopes_supported"] = List(ScopeCatalogue.Scopes);
        metadata["response_types_supported"] = List(["code"]);
        metadata["response_modes_supported"] = List(ResponseModes.Supported);
        metadata["grant_types_supported"] = List(grantTypes.Select(grantType => grantType.Name));
        metadata["subject_types_supported"] = List(["public"]);
        metadata["id_token_signing_alg_values_supported"] = List(SigningKeys.Algorithms);
        metadata["token_endpoint_auth_methods_supported"] = List(PresentedCredentials.Methods);
        metadata["revocation_endpoint_auth_methods_supported"] = List(PresentedCredentials.Methods);
        metadata["introspection_endpoint_auth_methods_supported"] = List(PresentedCredentials.Methods.Where(method => method != PresentedCredentials.None));
        foreach (var endpoint in new[] { "token", "revocation", "introspection" })
        {
            metadata[$"{endpoint}_endpoint_auth_signing_alg_values_supported"] = List(SigningKeys.Algorithms);
        }

        metadata["code_challenge_methods_supported"] = List(["S256"]);
        metadata["claim_types_supported"] = List(["normal"]);
        metadata["claims_supported"] = List(IdTokens.Claims.Concat(ScopeCatalogue.ClaimsOf(ScopeCatalogue.Scopes)));
        metadata["prompt_values_supported"] = List(PromptCheck.Supported);
        metadata["authorization_response_iss_parameter_supported"] = true;

        // What is absent here is not always off by default (Discovery 3), so it is said.
        metadata["claims_parameter_supported"] = true;
        metadata["request_parameter_supported"] = false;
        metadata["request_uri_parameter_supported"] = false;
        metadata["require_pushed_authorization_requests"] = false;
        metadata["require_request_uri_registration"] = false;
        AddIfAny(metadata, "acr_values_supported", acrValues);
        AddIfAny(metadata, "ui_locales_supported", options.UiLocales);
        return metadata;
    }

    private static void AddIfAny(JsonObject metadata, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            metadata[name] = List(values);
        }
    }

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Server.Tests.Conformance;

/// <summary>What the suite checks of the provider's metadata before each module.</summary>
internal static class MetadataChecks
{
    /// <summary>The members with a registered meaning that are not addresses; addresses are checked by the ending of their names.</summary>
    private static readonly HashSet<string> Lists =
    [
        "scopes_supported", "response_types_supported", "response_modes_supported", "grant_types_supported", "subject_types_supported",
        "id_token_signing_alg_values_supported", "token_endpoint_auth_methods_supported", "token_endpoint_auth_signing_alg_values_supported",
        "revocation_endpoint_auth_methods_supported", "revocation_endpoint_auth_signing_alg_values_supported",
        "introspection_endpoint_auth_methods_supported", "introspection_endpoint_auth_signing_alg_values_supported",
        "code_challenge_methods_supported", "claim_types_supported", "claims_supported", "prompt_values_supported", "acr_values_supported",
        "ui_locales_supported", "claims_locales_supported", "display_values_supported", "request_object_signing_alg_values_supported",
        "userinfo_signing_alg_values_supported", "dpop_signing_alg_values_supported", "authorization_signing_alg_values_supported",
    ];

    private static readonly HashSet<string> Flags =
    [
        "authorization_response_iss_parameter_supported", "claims_parameter_supported", "request_parameter_supported",
        "request_uri_parameter_supported", "require_pushed_authorization_requests", "require_request_uri_registration",
        "require_signed_request_object", "tls_client_certificate_bound_access_tokens", "backchannel_logout_supported",
        "backchannel_logout_session_supported", "frontchannel_logout_supported", "frontchannel_logout_session_supported",
    ];

    /// <summary>Checks it; what is left to warn of comes back.</summary>
    public static IEnumerable<string> Check(JsonObject metadata, Uri discovery)
    {
        var issuer = metadata["issuer"]!.GetValue<string>();
        Assert.That($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", Is.EqualTo(discovery.OriginalString));
        Assert.That(issuer, Does.StartWith("https://").And.Not.Contain("?").And.Not.Contain("#"));
        var unknown = metadata.Where(member => !Check(member.Key, member.Value!)).Select(member => member.Key).ToList();

        Assert.That(Texts(metadata, "scopes_supported"), Does.Contain("openid").And.All.Match(@"^[\x21\x23-\x5B\x5D-\x7E]+\z"));
        Assert.That(Texts(metadata, "ui_locales_supported").Select(tag => CultureInfo.GetCultureInfo(tag).Name), Is.EqualTo(Texts(metadata, "ui_locales_supported")));
        Assert.That(Texts(metadata, "code_challenge_methods_supported"), Is.EqualTo(["S256"]));
        return unknown.Select(name => $"`{name}` is no registered member of the metadata");
    }

    public static IReadOnlyList<string> Texts(JsonObject metadata, string name) =>
        metadata[name] is JsonArray list ? [.. list.Select(value => value!.GetValue<string>())] : [];

    private static bool Check(string name, JsonNode value)
    {
        if (name == "issuer")
        {
            return true;
        }

        if (name.EndsWith("_endpoint", StringComparison.Ordinal) || name == "jwks_uri")
        {
            Assert.That(value.GetValue<string>(), Does.StartWith("https://"), name);
            return true;
        }

        if (Flags.Contains(name))
        {
            Assert.That(value.GetValueKind(), Is.EqualTo(JsonValueKind.True).Or.EqualTo(JsonValueKind.False), name);
            return true;
        }

        Assert.That(value.GetValueKind(), Is.EqualTo(JsonValueKind.Array), name);
        Assert.That(value.AsArray(), Is.Not.Empty, name);
        return Lists.Contains(name);
    }
}

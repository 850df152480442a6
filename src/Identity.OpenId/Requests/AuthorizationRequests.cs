using System.Globalization;
using Identity.OpenId.Claims;
using Identity.OpenId.Clients;
using Identity.OpenId.Resources;

namespace Identity.OpenId.Requests;

/// <summary>The two ways between parameters and an <see cref="AuthorizationRequest"/>, so that a kept request is checked as it came.</summary>
internal static class AuthorizationRequests
{
    /// <summary>The request that an attempt is, once every check has passed.</summary>
    public static AuthorizationRequest Read(AuthorizationAttempt attempt, Client client, ValidatedRedirect redirect)
    {
        var parameters = attempt.Parameters;
        var scopes = GrantableScopes(client, parameters["scope"]);
        var resources = ClientResources.Asked(attempt.Resources, parameters, scopes);
        var claims = ClaimsRequestReader.Read(parameters["claims"])!.For(client);
        return new AuthorizationRequest
        {
            ClientId = client.ClientId,
            RedirectUri = redirect.Uri,
            ResponseType = parameters["response_type"]!,
            ResponseMode = parameters["response_mode"] ?? ResponseModes.Query,
            Scopes = scopes,
            Resources = [.. resources.Select(resource => resource.Identifier)],
            RequiredAcr = RequiredAcr(resources, scopes),
            State = parameters["state"],
            Nonce = parameters["nonce"],
            CodeChallenge = parameters["code_challenge"],
            Prompts = Syntax.Words(parameters["prompt"]),
            MaxAge = parameters["max_age"] is { } age ? int.Parse(age, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            AcrValues = claims.AcrValues.Count > 0 ? claims.AcrValues : Syntax.Words(parameters["acr_values"]),
            LoginHint = parameters["login_hint"],
            UiLocales = Syntax.Words(parameters["ui_locales"]),
            HintedSubject = attempt.Hint?.Subject ?? claims.Subject,
            Claims = claims,
        };
    }

    /// <summary>The request of a device, once every check has passed. It is never answered on the strength of an older sign-in (attack 6).</summary>
    public static AuthorizationRequest ReadForDevice(AuthorizationAttempt attempt, Client client)
    {
        var scopes = GrantableScopes(client, attempt.Parameters["scope"]);
        var resources = ClientResources.Asked(attempt.Resources, attempt.Parameters, scopes);
        return new AuthorizationRequest
        {
            ClientId = client.ClientId,
            RedirectUri = "",
            ResponseType = "none",
            ResponseMode = "none",
            Scopes = scopes,
            Resources = [.. resources.Select(resource => resource.Identifier)],
            RequiredAcr = RequiredAcr(resources, scopes),
            Prompts = ["login"],
        };
    }

    /// <summary>A kept request as it is now, with what its parameters do not say.</summary>
    public static AuthorizationRequest ReadAgain(AuthorizationAttempt attempt, Client client, AuthorizationRequest kept) =>
        Read(attempt, client, attempt.Redirect!) with { HintedSubject = kept.HintedSubject, PushedKey = kept.PushedKey };

    /// <summary>The parameters that a device's request came from.</summary>
    public static Parameters WriteForDevice(string clientId, string scope, IReadOnlyList<string> resources) => Parameters.Of(
        [.. resources.Select(resource => ("resource", (string?)resource)), ("client_id", clientId), ("scope", scope)]);

    /// <summary>The same of a request that was kept while its person signs in.</summary>
    public static Parameters WriteForDevice(AuthorizationRequest request) =>
        WriteForDevice(request.ClientId, string.Join(' ', request.Scopes), request.Resources);

    /// <summary>The parameters that a kept request came from.</summary>
    public static Parameters Write(AuthorizationRequest request) => Parameters.Of(
    [
        .. request.Resources.Select(resource => ("resource", (string?)resource)),
        ("client_id", request.ClientId),
        ("redirect_uri", request.RedirectUri),
        ("response_type", request.ResponseType),
        ("response_mode", request.ResponseMode),
        ("scope", string.Join(' ', request.Scopes)),
        ("state", request.State),
        ("nonce", request.Nonce),
        ("code_challenge", request.CodeChallenge),
        ("code_challenge_method", request.CodeChallenge is null ? null : "S256"),
        ("prompt", string.Join(' ', request.Prompts)),
        ("max_age", request.MaxAge?.ToString(CultureInfo.InvariantCulture)),
        ("acr_values", string.Join(' ', request.AcrValues)),
        ("login_hint", request.LoginHint),
        ("ui_locales", string.Join(' ', request.UiLocales)),
        ("claims", request.Claims.ToString()),
    ]);

    /// <summary>
    /// The scopes of a request that the client may have. The others are dropped, and the token response says what is left (RFC 6749 3.3);
    /// <c>offline_access</c> is for clients that can refresh.
    /// </summary>
    public static IReadOnlyList<string> GrantableScopes(Client client, string? scope) =>
    [
        .. Syntax.Words(scope).Where(word =>
            client.Scopes.Contains(word) && (word != "offline_access" || client.GrantTypes.Contains("refresh_token"))),
    ];

    private static IReadOnlyList<string> RequiredAcr(IReadOnlyList<Resource> resources, IReadOnlyList<string> scopes) =>
        [.. resources.SelectMany(resource => resource.AcrFor(scopes)).Distinct(StringComparer.Ordinal)];
}

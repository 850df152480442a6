using System.Text.Json.Serialization;
using Identity.OpenId.Claims;

namespace Identity.OpenId.Requests;

/// <summary>A validated authorization request (OpenID Connect Core 3.1.2.1), as it is kept while a person signs in.</summary>
public sealed record AuthorizationRequest
{
    /// <summary><c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>redirect_uri</c>, to the letter as it was sent; empty for a device.</summary>
    public required string RedirectUri { get; init; }

    /// <summary><c>response_type</c>.</summary>
    public required string ResponseType { get; init; }

    /// <summary><c>response_mode</c>: how the answer travels.</summary>
    public required string ResponseMode { get; init; }

    /// <summary><c>scope</c>, split, without what the client may not have.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The resources that it is about: those that it names (<c>resource</c>, RFC 8707), and those whose scopes it asks for.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The <c>acr</c> values that these ask for, each of which has to be reached (attack 6).</summary>
    public IReadOnlyList<string> RequiredAcr { get; init; } = [];

    /// <summary><c>state</c>.</summary>
    public string? State { get; init; }

    /// <summary><c>nonce</c>.</summary>
    public string? Nonce { get; init; }

    /// <summary><c>code_challenge</c>, always S256 (RFC 7636).</summary>
    public string? CodeChallenge { get; init; }

    /// <summary><c>prompt</c>, split.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary><c>max_age</c>, in seconds.</summary>
    public int? MaxAge { get; init; }

    /// <summary><c>acr_values</c>, split.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary><c>login_hint</c>.</summary>
    public string? LoginHint { get; init; }

    /// <summary><c>ui_locales</c>, split.</summary>
    public IReadOnlyList<string> UiLocales { get; init; } = [];

    /// <summary>The <c>sub</c> of a valid <c>id_token_hint</c>, or that <c>claims</c> names: the only person that the answer may be about.</summary>
    public string? HintedSubject { get; init; }

    /// <summary><c>claims</c>, without what the client may not have.</summary>
    public ClaimsRequest Claims { get; init; } = ClaimsRequest.None;

    /// <summary>The device code that waits for its answer (RFC 8628): the hash of that handle; <see langword="null"/> if a browser waits.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>What people are told that the client asks for.</summary>
    [JsonIgnore]
    public AccessRequest Access => new([.. Scopes.Union(Claims.Scopes, StringComparer.Ordinal)], Resources, DeviceKey is null ? RedirectUri : null);

    /// <summary>What it was pushed under (RFC 9126): the hash of that handle; <see langword="null"/> if a browser brought it.</summary>
    public string? PushedKey { get; init; }
}

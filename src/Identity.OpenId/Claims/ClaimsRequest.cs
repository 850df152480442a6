using System.Text.Json.Nodes;
using Identity.OpenId.Clients;

namespace Identity.OpenId.Claims;

/// <summary>Single claims that a request asks for, beside those of its scopes (the parameter <c>claims</c>, OpenID Connect Core 5.5).</summary>
/// <remarks>It is no way around a registration: a client gets the claims of scopes that it may ask for, and no others.</remarks>
public sealed record ClaimsRequest
{
    /// <summary>Nothing is asked for.</summary>
    public static ClaimsRequest None { get; } = new();

    /// <summary>The standard claims for UserInfo.</summary>
    public IReadOnlyList<string> UserInfo { get; init; } = [];

    /// <summary>The standard claims for the ID token.</summary>
    public IReadOnlyList<string> IdToken { get; init; } = [];

    /// <summary>The values that <c>acr</c> may have; empty if the request does not say.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>Whether one of <see cref="AcrValues"/> has to be reached (OpenID Connect Core 5.5.1.1).</summary>
    public bool IsAcrEssential { get; init; }

    /// <summary>The <c>sub</c> that the ID token has to be about; <see langword="null"/> if the request does not say.</summary>
    public string? Subject { get; init; }

    /// <summary>The scopes whose claims these are: what people are told that the app asks for.</summary>
    public IEnumerable<string> Scopes => UserInfo.Concat(IdToken).Select(ScopeCatalogue.ScopeOf).Distinct(StringComparer.Ordinal);

    /// <summary>What of it the client may have.</summary>
    public ClaimsRequest For(Client client) => this with { UserInfo = Allowed(UserInfo, client), IdToken = Allowed(IdToken, client) };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ClaimsRequest Read(string written) =>
        ClaimsRequestReader.Read(written.Length == 0 ? null : written) ?? throw new ArgumentException("It is no parameter claims.", nameof(written));

    /// <summary>The parameter that says the same; empty if nothing is asked for.</summary>
    public override string ToString()
    {
        var idToken = Members(IdToken);
        if (AcrValues.Count > 0)
        {
            idToken["acr"] = new JsonObject { ["essential"] = IsAcrEssential, ["values"] = new JsonArray([.. AcrValues.Select(value => JsonValue.Create(value))]) };
        }

        if (Subject is not null)
        {
            idToken["sub"] = new JsonObject { ["value"] = Subject };
        }

        var parts = new JsonObject();
        AddIfAny(parts, ClaimsRequestReader.UserInfo, Members(UserInfo));
        AddIfAny(parts, ClaimsRequestReader.IdToken, idToken);
        return parts.Count == 0 ? "" : parts.ToJsonString();
    }

    private static string[] Allowed(IReadOnlyList<string> names, Client client) => [.. names.Where(name => client.Scopes.Contains(ScopeCatalogue.ScopeOf(name)))];

    private static JsonObject Members(IEnumerable<string> names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null)));

    private static void AddIfAny(JsonObject parts, string name, JsonObject members)
    {
        if (members.Count > 0)
        {
            parts[name] = members;
        }
    }
}

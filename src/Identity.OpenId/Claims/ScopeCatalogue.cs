namespace Identity.OpenId.Claims;

/// <summary>The standard scopes and the claims behind them (OpenID Connect Core 5.4).</summary>
internal static class ScopeCatalogue
{
    private static readonly Dictionary<string, string[]> ClaimsByScope = new(StringComparer.Ordinal)
    {
        ["openid"] = [],
        ["profile"] =
        [
            "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "gender",
            "birthdate", "zoneinfo", "locale", "updated_at",
        ],
        ["email"] = ["email", "email_verified"],
        ["address"] = ["address"],
        ["phone"] = ["phone_number", "phone_number_verified"],
        ["offline_access"] = [],
    };

    /// <summary><c>scopes_supported</c>.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. ClaimsByScope.Keys];

    /// <summary>The claims of those scopes.</summary>
    public static IEnumerable<string> ClaimsOf(IEnumerable<string> scopes) =>
        scopes.SelectMany(scope => ClaimsByScope.GetValueOrDefault(scope) ?? []);
}

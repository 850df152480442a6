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

    private static readonly Dictionary<string, string> ScopesByClaim =
        ClaimsByScope.SelectMany(scope => scope.Value.Select(claim => (claim, scope.Key))).ToDictionary(StringComparer.Ordinal);

    /// <summary><c>scopes_supported</c>.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. ClaimsByScope.Keys];

    /// <summary>Whether it is a claim of one of them.</summary>
    public static bool IsClaim(string name) => ScopesByClaim.ContainsKey(name);

    /// <summary>The scope that a claim is of.</summary>
    public static string ScopeOf(string claim) => ScopesByClaim[claim];

    /// <summary>The claims of those scopes.</summary>
    public static IEnumerable<string> ClaimsOf(IEnumerable<string> scopes) =>
        scopes.SelectMany(scope => ClaimsByScope.GetValueOrDefault(scope) ?? []);
}

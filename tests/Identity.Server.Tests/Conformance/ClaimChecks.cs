using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Server.Tests.Conformance;

/// <summary>What the suite checks of claims wherever it meets them: each has the JSON type of OpenID Connect Core 5.1.</summary>
internal static class ClaimChecks
{
    private static readonly string[] NotTexts = ["email_verified", "phone_number_verified", "updated_at", "address"];

    /// <summary>The standard claims of the scopes, by scope.</summary>
    public static IReadOnlyDictionary<string, string[]> ByScope { get; } = new Dictionary<string, string[]>
    {
        ["profile"] =
        [
            "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "gender",
            "birthdate", "zoneinfo", "locale", "updated_at",
        ],
        ["email"] = ["email", "email_verified"],
        ["address"] = ["address"],
        ["phone"] = ["phone_number", "phone_number_verified"],
    };

    public static void Check(JsonObject claims)
    {
        foreach (var name in ByScope.Values.SelectMany(names => names).Where(claims.ContainsKey))
        {
            var kind = claims[name]!.GetValueKind();
            Assert.That(kind, name switch
            {
                "email_verified" or "phone_number_verified" => Is.EqualTo(JsonValueKind.True).Or.EqualTo(JsonValueKind.False),
                "updated_at" => Is.EqualTo(JsonValueKind.Number),
                "address" => Is.EqualTo(JsonValueKind.Object),
                _ => Is.EqualTo(JsonValueKind.String),
            }, name);
        }

        Assert.That(claims.Where(claim => claim.Value?.GetValueKind() is JsonValueKind.String && !NotTexts.Contains(claim.Key)).Select(claim => (string)claim.Value!),
            Has.None.Empty);
        Assert.That((string?)claims["birthdate"] ?? "0000", Does.Match(@"^\d{4}(-\d{2}-\d{2})?\z"));
    }
}

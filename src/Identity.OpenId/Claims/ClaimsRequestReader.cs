using System.Text.Json;

namespace Identity.OpenId.Claims;

/// <summary>Reads the parameter <c>claims</c> (OpenID Connect Core 5.5). Claims and members that are not known here are no error.</summary>
internal static class ClaimsRequestReader
{
    public const string UserInfo = "userinfo";
    public const string IdToken = "id_token";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>What it asks for; <see langword="null"/> if it is not such an object. Without one nothing is asked for.</summary>
    public static ClaimsRequest? Read(string? json)
    {
        if (json is null)
        {
            return ClaimsRequest.None;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return IsWellFormed(document.RootElement) ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ClaimsRequest Read(JsonElement root)
    {
        var acr = Find(root, "acr");
        return new ClaimsRequest
        {
            UserInfo = Names(root, UserInfo),
            IdToken = Names(root, IdToken),
            AcrValues = Values(acr),
            IsAcrEssential = acr.ValueKind is JsonValueKind.Object && acr.TryGetProperty("essential", out var essential) && essential.GetBoolean(),
            Subject = Values(Find(root, "sub")) is [var only] ? only : null,
        };
    }

    /// <summary>Every claim is <c>null</c> or an object whose members have their types (5.5.1).</summary>
    private static bool IsWellFormed(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.EnumerateObject().Where(part => part.Name is UserInfo or IdToken).All(part =>
            part.Value.ValueKind is JsonValueKind.Null
            || (part.Value.ValueKind is JsonValueKind.Object && part.Value.EnumerateObject().All(claim => IsWellFormedClaim(claim.Value))));

    private static bool IsWellFormedClaim(JsonElement claim) =>
        claim.ValueKind is JsonValueKind.Null
        || (claim.ValueKind is JsonValueKind.Object && claim.EnumerateObject().All(member => member.Name switch
        {
            "essential" => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "values" => member.Value.ValueKind is JsonValueKind.Array,
            _ => true,
        }));

    private static string[] Names(JsonElement root, string part) =>
        root.TryGetProperty(part, out var claims) && claims.ValueKind is JsonValueKind.Object
            ? [.. claims.EnumerateObject().Select(claim => claim.Name).Where(ScopeCatalogue.IsClaim)]
            : [];

    private static JsonElement Find(JsonElement root, string name) =>
        root.TryGetProperty(IdToken, out var claims) && claims.ValueKind is JsonValueKind.Object && claims.TryGetProperty(name, out var claim) ? claim : default;

    /// <summary>The texts that a claim may be; those of another type match nobody's.</summary>
    private static string[] Values(JsonElement claim)
    {
        if (claim.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        IEnumerable<JsonElement> values = claim.TryGetProperty("values", out var several) ? several.EnumerateArray() : [];
        var all = claim.TryGetProperty("value", out var one) ? values.Append(one) : values;
        return [.. all.Where(value => value.ValueKind is JsonValueKind.String).Select(value => value.GetString()!).Distinct(StringComparer.Ordinal)];
    }
}

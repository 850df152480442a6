using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Clients;

/// <summary>The public keys of a client (<c>jwks</c>, RFC 7591 section 2).</summary>
internal static class ClientKeys
{
    private const int ShortestModulus = 256;

    /// <summary>What is wrong with a key set, for the one who registers it; <see langword="null"/> if nothing is.</summary>
    public static string? ProblemWith(JsonObject jwks)
    {
        if (jwks["keys"] is not JsonArray { Count: > 0 } keys || keys.Any(key => key is not JsonObject))
        {
            return "must be a JSON Web Key Set with at least one key (RFC 7517 section 5)";
        }

        if (keys.OfType<JsonObject>().Any(key => key.ContainsKey("d") || key.ContainsKey("k")))
        {
            return "holds a private or symmetric key: whoever can read it could sign. Replace the key, and register its public part";
        }

        try
        {
            return Parse(jwks.ToJsonString()).All(IsUsable) ? null : "holds a key that is neither RSA of 2048 bits or more nor EC on P-256";
        }
        catch (ArgumentException)
        {
            return "holds a key that cannot be read";
        }
    }

    /// <summary>What the client's signatures are verified with.</summary>
    public static IEnumerable<SecurityKey> VerificationKeys(this Client client) => client.Jwks is { } jwks ? Parse(jwks).Where(IsUsable) : [];

    /// <summary>The usable keys of a set that somebody published; <see langword="null"/> if it is none, or one that gives away what signs.</summary>
    public static IReadOnlyList<JsonWebKey>? Read(string jwks)
    {
        try
        {
            return JsonNode.Parse(jwks) is JsonObject set && set["keys"] is JsonArray keys
                && !keys.OfType<JsonObject>().Any(key => key.ContainsKey("d") || key.ContainsKey("k"))
                ? [.. Parse(jwks).Where(IsUsable)]
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IList<JsonWebKey> Parse(string jwks) => new JsonWebKeySet(jwks).Keys;

    private static bool IsUsable(JsonWebKey key) => key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.RSA => key.N is { } modulus && key.E is not null && Base64UrlEncoder.DecodeBytes(modulus).Length >= ShortestModulus,
        JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv == JsonWebKeyECTypes.P256 && key.X is not null && key.Y is not null,
        _ => false,
    };
}

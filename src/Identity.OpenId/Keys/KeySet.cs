using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Keys;

/// <summary>The signing keys at one moment: one of each algorithm signs, all of them verify.</summary>
internal sealed class KeySet(IReadOnlyList<SigningKey> keys, DateTimeOffset now)
{
    private readonly Dictionary<string, SigningCredentials> signers = keys.Select(key => key.Algorithm).Distinct().ToDictionary(
        algorithm => algorithm,
        algorithm => keys.First(key => key.Stored == KeySchedule.SignerOf(keys.Select(each => each.Stored), algorithm, now)).Credentials,
        StringComparer.Ordinal);

    /// <summary>The keys.</summary>
    public IReadOnlyList<SigningKey> Keys => keys;

    /// <summary>What our tokens are verified with; never a key that a token brings along (protocol line 30).</summary>
    public IReadOnlyList<SecurityKey> VerificationKeys { get; } = [.. keys.Select(key => key.Key)];

    /// <summary>What signs with that algorithm now.</summary>
    public SigningCredentials CredentialsFor(string algorithm) => signers[algorithm];

    /// <summary>The JWK set (RFC 7517 5), public parts only; keys that are still to sign are in it.</summary>
    public JsonObject PublicKeys() => new() { ["keys"] = new JsonArray([.. keys.Select(key => key.PublicJwk)]) };
}

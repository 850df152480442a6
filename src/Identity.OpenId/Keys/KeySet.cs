using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Keys;

/// <summary>The signing keys, newest first: the newest of an algorithm signs, all of them verify.</summary>
internal sealed class KeySet(IReadOnlyList<SigningKey> keys)
{
    /// <summary>What our tokens are verified with; never a key that a token brings along (protocol line 30).</summary>
    public IReadOnlyList<SecurityKey> VerificationKeys { get; } = [.. keys.Select(key => key.Key)];

    /// <summary>What signs with that algorithm now.</summary>
    public SigningCredentials CredentialsFor(string algorithm) => keys.First(key => key.Algorithm == algorithm).Credentials;

    /// <summary>The JWK set (RFC 7517 5), public parts only.</summary>
    public JsonObject PublicKeys() => new() { ["keys"] = new JsonArray([.. keys.Select(key => key.PublicJwk)]) };
}

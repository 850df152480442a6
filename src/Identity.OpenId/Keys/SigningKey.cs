using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identity.OpenId.Stores;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Keys;

/// <summary>A signing key in memory.</summary>
internal sealed class SigningKey
{
    private SigningKey(StoredSigningKey stored, AsymmetricSecurityKey key)
    {
        Stored = stored;
        Key = key;
        Credentials = new SigningCredentials(key, stored.Algorithm);
    }

    /// <summary>The key as it is kept.</summary>
    public StoredSigningKey Stored { get; }

    /// <summary><c>alg</c>.</summary>
    public string Algorithm => Stored.Algorithm;

    public AsymmetricSecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    /// <summary>The public part as a JWK (RFC 7517 4): written member by member, so that no private one can slip in (protocol line 43).</summary>
    public JsonObject PublicJwk
    {
        get
        {
            var jwk = new JsonObject { ["kid"] = Key.KeyId, ["use"] = "sig", ["alg"] = Algorithm };
            foreach (var (name, value) in PublicMembers())
            {
                jwk[name] = value;
            }

            return jwk;
        }
    }

    /// <summary>A new key, as it is kept. Its <c>kid</c> is its thumbprint (RFC 7638), so that no two keys share one.</summary>
    public static StoredSigningKey Create(string algorithm, ISecretSeal seal, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using AsymmetricAlgorithm key = IsRsa(algorithm) ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keyId = ThumbprintOf(SecurityKeyOf(key));
        var pkcs8 = key.ExportPkcs8PrivateKey();
        try
        {
            return new StoredSigningKey(keyId, algorithm, now, signsFrom, seal.Seal(PurposeOf(keyId), pkcs8));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>Opens a kept key.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The key lives as long as the process.")]
    public static SigningKey Open(StoredSigningKey stored, ISecretSeal seal)
    {
        var pkcs8 = seal.Open(PurposeOf(stored.KeyId), stored.SealedPrivateKey);
        try
        {
            AsymmetricAlgorithm algorithm = IsRsa(stored.Algorithm) ? RSA.Create() : ECDsa.Create();
            algorithm.ImportPkcs8PrivateKey(pkcs8, out _);
            var key = SecurityKeyOf(algorithm);
            key.KeyId = stored.KeyId;
            return new SigningKey(stored, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    private static bool IsRsa(string algorithm) => algorithm is SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSsaPssSha256;

    private static string PurposeOf(string keyId) => $"signing-key:{keyId}";

    private static AsymmetricSecurityKey SecurityKeyOf(AsymmetricAlgorithm algorithm) =>
        algorithm is RSA rsa ? new RsaSecurityKey(rsa) : new ECDsaSecurityKey((ECDsa)algorithm);

    private static string ThumbprintOf(AsymmetricSecurityKey key) => Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());

    private IEnumerable<(string Name, string Value)> PublicMembers()
    {
        if (Key is RsaSecurityKey { Rsa: var rsa })
        {
            var parameters = rsa.ExportParameters(includePrivateParameters: false);
            return [("kty", "RSA"), ("n", Base64UrlEncoder.Encode(parameters.Modulus)), ("e", Base64UrlEncoder.Encode(parameters.Exponent))];
        }

        var point = ((ECDsaSecurityKey)Key).ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return [("kty", "EC"), ("crv", "P-256"), ("x", Base64UrlEncoder.Encode(point.X)), ("y", Base64UrlEncoder.Encode(point.Y))];
    }
}

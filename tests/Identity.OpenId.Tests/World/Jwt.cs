using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Identity.OpenId.Tests.World;

/// <summary>Reads and forges JWTs without the library that makes them.</summary>
internal static class Jwt
{
    public static JsonObject Header(string token) => Part(token, 0);

    public static JsonObject Payload(string token) => Part(token, 1);

    /// <summary>Whether one of the published keys, the one that the header names, verifies the signature.</summary>
    public static bool Verifies(string token, JsonObject jwks)
    {
        var header = Header(token);
        if (jwks["keys"]!.AsArray().SingleOrDefault(key => key!["kid"]!.GetValue<string>() == header.Text("kid")) is not JsonObject key)
        {
            return false;
        }

        var parts = token.Split('.');
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var signature = Base64Url.DecodeFromChars(parts[2]);
        if (header.Text("alg") is "RS256" or "PS256")
        {
            var padding = header.Text("alg") == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
            using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
            return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, padding);
        }

        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") },
        });
        return ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA256);
    }

    /// <summary>A token of that header and payload, signed by <paramref name="sign"/>.</summary>
    public static string Forge(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var signed = Encode(header.ToJsonString()) + "." + Encode(payload.ToJsonString());
        return signed + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)));
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(JsonObject key, string name) => Base64Url.DecodeFromChars(key.Text(name));

    private static JsonObject Part(string token, int index) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!.AsObject();
}

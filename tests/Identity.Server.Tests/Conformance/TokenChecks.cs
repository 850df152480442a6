using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Tests.World;

namespace Identity.Server.Tests.Conformance;

/// <summary>What the suite checks of every token response.</summary>
internal static class TokenChecks
{
    private const int Year = 365 * 24 * 60 * 60;
    private const int Skew = 5 * 60;

    public static void Check(SuiteResponse response, SuiteTokens tokens, string issuer, JsonObject keys, DateTimeOffset now)
    {
        Assert.That(response.NoStore, Is.True, "Cache-Control: no-store (RFC 6749 5.1)");
        Assert.That((string?)tokens.Json["token_type"], Is.EqualTo("Bearer"));
        Assert.That(tokens.Json["expires_in"]!.GetValue<long>(), Is.InRange(1, Year));
        Entropy.Check("access_token", tokens.AccessToken);
        if (tokens.Json.ContainsKey("refresh_token"))
        {
            Entropy.Check("refresh_token", tokens.RefreshToken);
        }

        CheckIdToken(tokens, issuer, keys, now.ToUnixTimeSeconds());
    }

    private static void CheckIdToken(SuiteTokens tokens, string issuer, JsonObject keys, long now)
    {
        var claims = tokens.Claims;
        Assert.That((string?)tokens.Header["kid"], Is.Not.Null.And.Not.Empty);
        Assert.That(Jwt.Verifies(tokens.IdToken, keys), Is.True, "the signature");
        Assert.That((string?)claims["iss"], Is.EqualTo(issuer));
        Assert.That((string?)claims["aud"], Is.EqualTo(tokens.Request.Client.Id));
        Assert.That(claims["iat"]!.GetValue<long>(), Is.InRange(now - Skew, now + Skew));
        Assert.That(claims["exp"]!.GetValue<long>(), Is.GreaterThan(now));
        Assert.That(tokens.AuthTime, Is.LessThanOrEqualTo(now));
        Assert.That((string?)claims["acr"], Is.Not.Empty);
        Assert.That(claims.All(claim => claim.Value is not null), Is.True, "no claim is null");
        if (claims.ContainsKey("at_hash"))
        {
            var half = SHA256.HashData(Encoding.ASCII.GetBytes(tokens.AccessToken)).AsSpan(0, 16);
            Assert.That((string?)claims["at_hash"], Is.EqualTo(Base64Url.EncodeToString(half)));
        }

        ClaimChecks.Check(claims);
    }
}

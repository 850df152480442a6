using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Claims;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tokens;

/// <summary>Makes ID tokens (OpenID Connect Core 2).</summary>
internal sealed class IdTokens(TokenSigner signer, IClaimsSource claims, OpenIdOptions options)
{
    /// <summary><c>typ</c>.</summary>
    public const string Type = "JWT";

    /// <summary>The claims, as <c>claims_supported</c> tells them.</summary>
    public static IReadOnlyList<string> Claims { get; } = ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash"];

    /// <summary>An ID token beside an access token.</summary>
    /// <param name="client">Whom it is for.</param>
    /// <param name="grant">What it tells.</param>
    /// <param name="nonce">The request's; a refreshed ID token has none (OpenID Connect Core 12.2).</param>
    /// <param name="accessToken">The access token beside it.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<string> IssueAsync(
        Client client, Grant grant, string? nonce, string accessToken, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payload = new JsonObject
        {
            ["iss"] = options.Issuer,
            ["sub"] = grant.Subject,
            ["aud"] = client.ClientId,
            ["exp"] = (now + options.IdTokenLifetime).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["auth_time"] = grant.AuthTime.ToUnixTimeSeconds(),
            ["acr"] = grant.Acr,
            ["amr"] = new JsonArray([.. grant.Amr.Select(method => JsonValue.Create(method))]),
            ["sid"] = grant.SessionId,
            ["at_hash"] = HashOf(accessToken),
        };
        if (nonce is not null)
        {
            payload["nonce"] = nonce;
        }

        // Claims of scopes are for UserInfo (OpenID Connect Core 5.4); here are those alone that were asked for here.
        if (grant.Claims.IdToken.Count > 0 && await claims.FindAsync(grant.Subject, cancellationToken) is { } known)
        {
            known.CopyTo(payload, grant.Claims.IdToken);
        }

        return await signer.SignAsync(client.IdTokenSignedResponseAlg, Type, payload, cancellationToken);
    }

    /// <summary>The left half of the SHA-256, for all of our algorithms (OpenID Connect Core 3.1.3.6).</summary>
    private static string HashOf(string token) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token)), 0, 16);
}

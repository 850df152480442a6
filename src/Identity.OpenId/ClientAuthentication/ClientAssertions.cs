using Identity.OpenId.Clients;
using Identity.OpenId.Endpoints;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>Checks the assertions by which clients authenticate (<c>private_key_jwt</c>; RFC 7523 3, OpenID Connect Core 9; protocol lines 23, 24 and 30).</summary>
internal sealed class ClientAssertions(IReplayStore replays, ClientKeySets keys, OpenIdOptions options)
{
    /// <summary><c>client_assertion_type</c>.</summary>
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int LongestAssertion = 8 * 1024;
    private const int LongestId = 255;

    /// <summary>How far ahead an assertion may end: a stolen one is not good for long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How far a client's clock may run ahead.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestAssertion, MapInboundClaims = false };

    /// <summary>Who an assertion says that it is of, before anything of it is believed; <see langword="null"/> if it is none.</summary>
    public static string? ClaimedClient(string assertion)
    {
        if (assertion.Length > LongestAssertion || !Handler.CanReadToken(assertion))
        {
            return null;
        }

        try
        {
            return Handler.ReadJsonWebToken(assertion).Subject is { Length: > 0 } subject ? subject : null;
        }
        catch (ArgumentException)
        {
            // It has the parts of a token, and what is in them is none.
            return null;
        }
    }

    /// <summary>Whether it is the client's, for this server, of now, and not used before.</summary>
    public async Task<bool> IsGoodAsync(Client client, string assertion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var signers = await keys.FindAsync(client, KeyId(assertion), now);
        var result = await Handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ClockSkew = TimeSpan.Zero,
            // The registered keys alone; those that an assertion brings along are nobody's.
            IssuerSigningKeys = signers,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            ValidAlgorithms = client.TokenEndpointAuthSigningAlg is { } pinned ? [pinned] : SigningKeys.Algorithms,
            ValidIssuer = client.ClientId,
            AudienceValidator = (audiences, _, _) => audiences.Any(IsHere),
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires > now.UtcDateTime && expires <= (now + Longest).UtcDateTime && (notBefore is null || notBefore <= (now + Skew).UtcDateTime),
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken read }
            && (read.Typ is null or "" or "JWT" or "client-authentication+jwt")
            && read.Subject == client.ClientId
            && !read.TryGetHeaderValue<object>("crit", out _)
            && (!read.TryGetPayloadValue<long>("iat", out var issuedAt) || DateTimeOffset.FromUnixTimeSeconds(issuedAt) <= now + Skew)
            && read.Id is { Length: > 0 and <= LongestId }
            && await replays.TryAddAsync("client_assertion", $"{client.ClientId}\n{read.Id}", new DateTimeOffset(read.ValidTo, TimeSpan.Zero), cancellationToken);
    }

    private static string? KeyId(string assertion) => Handler.ReadJsonWebToken(assertion).Kid is { Length: > 0 } named ? named : null;

    // The issuer is what newer clients name; older ones name the token endpoint whatever the endpoint (OpenID Connect Core 9).
    private bool IsHere(string audience) => audience == options.Issuer || audience == options.Issuer + EndpointTable.Token;
}

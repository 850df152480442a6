using Identity.OpenId.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tokens;

/// <summary>Reads JWTs that this server has signed. Everything is pinned: keys, algorithms, type, issuer (RFC 8725; protocol lines 29 and 30).</summary>
internal sealed class TokenReader(SigningKeys keys, OpenIdOptions options)
{
    private const int LongestToken = 16 * 1024;
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>
    /// The token, if it is ours, of that type, for that <paramref name="audience"/> (if one is given) and not expired at
    /// <paramref name="aliveAt"/> (if that is given), without any skew.
    /// </summary>
    public async ValueTask<JsonWebToken?> ReadAsync(
        string token, string type, string? audience, DateTimeOffset? aliveAt, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        var set = await keys.GetAsync(cancellationToken);
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ClockSkew = TimeSpan.Zero,
            IssuerSigningKeys = set.VerificationKeys,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidAlgorithms = SigningKeys.Algorithms,
            ValidTypes = [type],
            ValidIssuer = options.Issuer,
            AudienceValidator = (audiences, _, _) => audience is null || audiences.Contains(audience),
            LifetimeValidator = (_, expires, _, _) => aliveAt is null || expires > aliveAt.Value.UtcDateTime,
        });

        // An extension that is critical is one that we do not know (RFC 7515 4.1.11).
        return result is { IsValid: true, SecurityToken: JsonWebToken read } && !read.TryGetHeaderValue<object>("crit", out _)
            ? read
            : null;
    }
}

using System.Text.Json.Nodes;
using Identity.OpenId.Keys;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Identity.OpenId.Tokens;

/// <summary>Signs JWTs (RFC 7515). Algorithm and type are the caller's, and every token names its key.</summary>
internal sealed class TokenSigner(SigningKeys keys)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async ValueTask<string> SignAsync(string algorithm, string type, JsonObject payload, CancellationToken cancellationToken)
    {
        var set = await keys.GetAsync(cancellationToken);
        return Handler.CreateToken(
            payload.ToJsonString(),
            set.CredentialsFor(algorithm),
            new Dictionary<string, object>(StringComparer.Ordinal) { [JwtHeaderParameterNames.Typ] = type });
    }
}

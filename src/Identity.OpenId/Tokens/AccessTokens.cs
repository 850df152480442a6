using System.Text.Json.Nodes;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tokens;

/// <summary>Makes and reads access tokens: JWTs of the profile of RFC 9068.</summary>
/// <remarks>
/// They are signed with ES256: a signature costs a small part of what RS256 costs, and clients do not look inside. Their audience is this server
/// (UserInfo) until there are other resources. Reading one asks the grant, so that a revoked grant takes its access tokens along.
/// </remarks>
internal sealed class AccessTokens(TokenSigner signer, TokenReader reader, IGrantStore grants, OpenIdOptions options)
{
    /// <summary><c>typ</c> (RFC 9068 2.1): no other kind of token is taken for one (protocol line 29).</summary>
    private const string Type = "at+jwt";

    public ValueTask<string> IssueAsync(Grant grant, IReadOnlyList<string> scopes, DateTimeOffset now, CancellationToken cancellationToken) =>
        signer.SignAsync(
            SecurityAlgorithms.EcdsaSha256,
            Type,
            new JsonObject
            {
                ["iss"] = options.Issuer,
                ["sub"] = grant.Subject,
                ["aud"] = options.Issuer,
                ["client_id"] = grant.ClientId,
                ["scope"] = string.Join(' ', scopes),
                ["jti"] = Handle.New(),
                ["exp"] = (now + options.AccessTokenLifetime).ToUnixTimeSeconds(),
                ["iat"] = now.ToUnixTimeSeconds(),
                ["auth_time"] = grant.AuthTime.ToUnixTimeSeconds(),
                ["acr"] = grant.Acr,
                ["amr"] = new JsonArray([.. grant.Amr.Select(reference => JsonValue.Create(reference))]),
                ["grant_id"] = grant.Id.ToString("N"),
            },
            cancellationToken);

    /// <summary>The token, if it is good at <paramref name="now"/>.</summary>
    public async ValueTask<AccessToken?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(token, Type, options.Issuer, now, cancellationToken);
        if (read is null
            || !read.TryGetPayloadValue<string>("grant_id", out var id)
            || !Guid.TryParseExact(id, "N", out var grantId)
            || await grants.FindLiveAsync(grantId, cancellationToken) is not { } grant)
        {
            return null;
        }

        return new AccessToken(grant, Syntax.Words(read.TryGetPayloadValue<string>("scope", out var scope) ? scope : null));
    }
}

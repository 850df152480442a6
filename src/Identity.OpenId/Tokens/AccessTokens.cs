using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tokens;

/// <summary>Makes and reads access tokens: JWTs of the profile of RFC 9068.</summary>
/// <remarks>
/// They are signed with ES256 unless a resource asks for something else: a signature costs a small part of what RS256 costs, and clients do not look
/// inside. Each is for one audience. Reading one asks the grant, so that a revoked grant takes its access tokens along.
/// </remarks>
internal sealed class AccessTokens(TokenSigner signer, TokenReader reader, IGrantStore grants, IClientStore clients, OpenIdOptions options)
{
    /// <summary><c>typ</c> (RFC 9068 2.1): no other kind of token is taken for one (protocol line 29).</summary>
    private const string Type = "at+jwt";

    private const string GrantId = "grant_id";

    /// <summary>How long a token is good: what its resource and its client say, the shorter one, or else the server's default.</summary>
    public TimeSpan LifetimeFor(Client client, TokenTarget target) =>
        new[] { target.Resource?.AccessTokenLifetime, client.AccessTokenLifetime }.Min() is { } seconds ? TimeSpan.FromSeconds(seconds) : options.AccessTokenLifetime;

    /// <summary>A token about the person of a grant.</summary>
    public ValueTask<string> IssueAsync(Client client, Grant grant, TokenTarget target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payload = Payload(client, target, grant.Subject, now);
        payload["auth_time"] = grant.AuthTime.ToUnixTimeSeconds();
        payload["acr"] = grant.Acr;
        payload["amr"] = new JsonArray([.. grant.Amr.Select(reference => JsonValue.Create(reference))]);
        payload[GrantId] = grant.Id.ToString("N");
        return SignAsync(payload, target, cancellationToken);
    }

    /// <summary>A token of a client for itself (RFC 9068 2.2: its subject is the client).</summary>
    public ValueTask<string> IssueAsync(Client client, TokenTarget target, DateTimeOffset now, CancellationToken cancellationToken) =>
        SignAsync(Payload(client, target, client.ClientId, now), target, cancellationToken);

    /// <summary>The token with its person's grant, if it is for this server and good at <paramref name="now"/>.</summary>
    public async ValueTask<AccessToken?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        await reader.ReadAsync(token, Type, options.Issuer, now, cancellationToken) is { } read ? await FindAsync(read, cancellationToken) : null;

    /// <summary>The live grant behind a token for whatever audience; <see langword="null"/> if there is none.</summary>
    public async ValueTask<Grant?> FindGrantAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        await reader.ReadAsync(token, Type, audience: null, now, cancellationToken) is { } read ? (await FindAsync(read, cancellationToken))?.Grant : null;

    /// <summary>What a token says, if it is for that audience and good at <paramref name="now"/>, its grant or client still there.</summary>
    public async ValueTask<JsonObject?> FindClaimsAsync(string token, string audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(token, Type, audience, now, cancellationToken) is not { } read)
        {
            return null;
        }

        var isAboutPerson = read.TryGetPayloadValue<string>(GrantId, out _);
        var isLive = isAboutPerson
            ? await FindAsync(read, cancellationToken) is not null
            : await clients.FindAsync(read.Subject, cancellationToken) is not null;
        return isLive ? JsonNode.Parse(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(read.EncodedPayload)))!.AsObject() : null;
    }

    private async ValueTask<AccessToken?> FindAsync(JsonWebToken read, CancellationToken cancellationToken)
    {
        if (!read.TryGetPayloadValue<string>(GrantId, out var id)
            || !Guid.TryParseExact(id, "N", out var grantId)
            || await grants.FindLiveAsync(grantId, cancellationToken) is not { } grant)
        {
            return null;
        }

        return new AccessToken(grant, Syntax.Words(read.TryGetPayloadValue<string>("scope", out var scope) ? scope : null));
    }

    private JsonObject Payload(Client client, TokenTarget target, string subject, DateTimeOffset now) => new()
    {
        ["iss"] = options.Issuer,
        ["sub"] = subject,
        ["aud"] = target.Audience,
        ["client_id"] = client.ClientId,
        ["scope"] = string.Join(' ', target.Scopes),
        ["jti"] = Handle.New(),
        ["exp"] = (now + LifetimeFor(client, target)).ToUnixTimeSeconds(),
        ["iat"] = now.ToUnixTimeSeconds(),
    };

    private ValueTask<string> SignAsync(JsonObject payload, TokenTarget target, CancellationToken cancellationToken) =>
        signer.SignAsync(target.Resource?.AccessTokenSignedResponseAlg ?? SecurityAlgorithms.EcdsaSha256, Type, payload, cancellationToken);
}

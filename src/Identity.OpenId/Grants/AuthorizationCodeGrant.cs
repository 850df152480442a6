using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Grants;

/// <summary>Redeems an authorization code (RFC 6749 4.1.3, OpenID Connect Core 3.1.3).</summary>
internal sealed class AuthorizationCodeGrant(IGrantStore grants, TokenTargets targets, TokenIssuer issuer, RefreshTokens refreshTokens) : IGrantType
{
    private const string NoCode = "The code is unknown, expired, used before or of another client.";

    public string Name => "authorization_code";

    public async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["code"] is not { } handle)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter code is missing."));
        }

        var key = Handle.Hash(handle);
        if (await grants.FindAsync(ArtifactKind.AuthorizationCode, key, cancellationToken) is not { Grant: { } grant } found
            || grant.ClientId != request.Client.ClientId)
        {
            return TokenOutcome.InvalidGrant(NoCode);
        }

        var data = CodeData.Read(found.Artifact.Data);
        if (data.RedirectUri != request.Parameters["redirect_uri"])
        {
            return TokenOutcome.InvalidGrant("The redirect_uri is not the one of the authorization request.");
        }

        if (!ProofKey.Fits(data.CodeChallenge, request.Parameters["code_verifier"]))
        {
            return TokenOutcome.InvalidGrant("The code_verifier does not fit the code_challenge of the authorization request.");
        }

        // Only now: whoever knows the code but not the verifier must not be able to end the grant (protocol line 19).
        if (found.Artifact.ConsumedAt is not null)
        {
            await grants.RevokeAsync(grant.Id, request.Now, cancellationToken);
            return TokenOutcome.InvalidGrant(NoCode);
        }

        var (target, error) = await targets.ChooseAsync(request.Client, grant.Resources, grant.Scopes, request.Parameters, cancellationToken);
        if (target is null)
        {
            return new TokenOutcome.Refused(error!);
        }

        var isRefreshable = grant.IsOffline && request.Client.GrantTypes.Contains("refresh_token");
        var refreshToken = isRefreshable ? Handle.New() : null;
        var successor = refreshToken is null ? null : refreshTokens.First(refreshToken, request.Client, grant.Id, request.Now);

        // Expiry and liveness are decided by the one statement that consumes, so that of parallel requests one succeeds (protocol line 18).
        return await grants.TryConsumeAsync(ArtifactKind.AuthorizationCode, key, request.Now, successor, cancellationToken)
            ? new TokenOutcome.Issued(
                await issuer.IssueAsync(request.Client, grant, grant.Scopes, target, data.Nonce, refreshToken, request.Now, cancellationToken))
            : TokenOutcome.InvalidGrant(NoCode);
    }
}

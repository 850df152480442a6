using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Grants;

/// <summary>Redeems a refresh token (RFC 6749 6, OpenID Connect Core 12).</summary>
internal sealed class RefreshTokenGrant(
    IGrantStore grants, IReleaseGate gate, TokenTargets targets, TokenIssuer issuer, RefreshTokens refreshTokens, OpenIdOptions options) : IGrantType
{
    private const string NoToken = "The refresh token is unknown, expired, revoked, used before or of another client.";

    public string Name => "refresh_token";

    public async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["refresh_token"] is not { } handle)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter refresh_token is missing."));
        }

        var found = await grants.FindAsync(ArtifactKind.RefreshToken, Handle.Hash(handle), cancellationToken);
        if (found is not { Grant: { } grant, IsGrantLive: true } || grant.ClientId != request.Client.ClientId)
        {
            return TokenOutcome.InvalidGrant(NoToken);
        }

        if (found.Artifact.ConsumedAt < request.Now - options.RefreshTokenGrace)
        {
            // Somebody else has it too: nobody keeps it (RFC 9700 4.14.2; protocol line 31).
            await grants.RevokeAsync(grant.Id, request.Now, cancellationToken);
            return TokenOutcome.InvalidGrant(NoToken);
        }

        if (refreshTokens.IsOver(found.Artifact, request.Client, grant, request.Now))
        {
            return TokenOutcome.InvalidGrant(NoToken);
        }

        var scopes = request.Parameters["scope"] is { } scope ? Syntax.Words(scope) : grant.Scopes;
        if (scopes.Any(asked => !grant.Scopes.Contains(asked)))
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.InvalidScope, "The scope asks for more than was granted."));
        }

        var (target, wrong) = await targets.ChooseAsync(request.Client, grant.Resources, scopes, request.Parameters, cancellationToken);
        if (target is null)
        {
            return new TokenOutcome.Refused(wrong!);
        }

        if (!await IsReleasedAsync(request, grant, target, cancellationToken))
        {
            return TokenOutcome.InvalidGrant("The person has to sign in again; the refresh token stays good for when that is done.");
        }

        var (isKept, successor) = await ReplaceAsync(request, grant, found.Artifact, cancellationToken);
        return isKept
            ? new TokenOutcome.Issued(await issuer.IssueAsync(request.Client, grant, scopes, target, nonce: null, successor, request.Now, cancellationToken))
            : TokenOutcome.InvalidGrant(NoToken);
    }

    private async Task<bool> IsReleasedAsync(ClientRequest request, Grant grant, TokenTarget target, CancellationToken cancellationToken)
    {
        var answer = await gate.AskAsync(
            new ReleaseQuestion
            {
                Kind = ReleaseKind.Refresh,
                Client = request.Client,
                Scopes = grant.Scopes,
                RequiredAcr = target.RequiredAcr,
                StartedAt = request.Now,
                Grant = grant,
            },
            cancellationToken);
        return answer is ReleaseAnswer.Release;
    }

    /// <summary>Replaces the token of a client that cannot authenticate; <see cref="Replacement.Handle"/> is null where the token stays the same.</summary>
    private async Task<Replacement> ReplaceAsync(ClientRequest request, Grant grant, Artifact presented, CancellationToken cancellationToken)
    {
        if (!request.Client.IsPublic && presented.ConsumedAt is null)
        {
            return new Replacement(IsGood: true, Handle: null);
        }

        var handle = Handle.New();
        var successor = refreshTokens.Successor(handle, request.Client, grant, presented, request.Now);
        if (presented.ConsumedAt is null
            && await grants.TryConsumeAsync(ArtifactKind.RefreshToken, presented.Key, request.Now, successor, cancellationToken))
        {
            return new Replacement(IsGood: true, handle);
        }

        // Used before or at this very moment: within the grace the client gets another successor, for the answer to its first try may be lost.
        var again = await grants.FindAsync(ArtifactKind.RefreshToken, presented.Key, cancellationToken);
        if (again is not { IsGrantLive: true, Artifact.ConsumedAt: { } consumedAt } || consumedAt < request.Now - options.RefreshTokenGrace)
        {
            return new Replacement(IsGood: false, Handle: null);
        }

        await grants.AddAsync(successor, cancellationToken);
        return new Replacement(IsGood: true, handle);
    }

    private sealed record Replacement(bool IsGood, string? Handle);
}

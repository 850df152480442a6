using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Devices;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Grants;

/// <summary>Redeems a device code (RFC 8628 3.4) once its person has approved it, and tells the device to wait until then.</summary>
internal sealed class DeviceCodeGrant(
    IGrantStore grants, IReleaseGate gate, TokenTargets targets, TokenIssuer issuer, RefreshTokens refreshTokens, OpenIdOptions options) : IGrantType
{
    /// <summary><c>grant_type</c>.</summary>
    public const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    private const string NoCode = "The device_code is unknown, used before, revoked or of another client.";

    public string Name => GrantType;

    public async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["device_code"] is not { } handle)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter device_code is missing."));
        }

        var key = Handle.Hash(handle);
        if (await grants.FindAsync(ArtifactKind.DeviceCode, key, cancellationToken) is not { } found
            || DeviceData.Read(found.Artifact.Data).ClientId != request.Client.ClientId)
        {
            return TokenOutcome.InvalidGrant(NoCode);
        }

        if (await WaitAsync(found.Artifact, request.Now, cancellationToken) is { } wait)
        {
            return new TokenOutcome.Refused(wait);
        }

        return found is { Grant: { } grant, IsGrantLive: true }
            ? await RedeemAsync(request, key, grant, cancellationToken)
            : TokenOutcome.InvalidGrant(NoCode);
    }

    /// <summary>Why the device gets nothing yet, or will not (RFC 8628 3.5); <see langword="null"/> if somebody has approved it.</summary>
    private async Task<ProtocolError?> WaitAsync(Artifact code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (code is { GrantId: null, ConsumedAt: not null })
        {
            return new ProtocolError(ErrorCodes.AccessDenied, "The person did not let the device have what it asks for.");
        }

        if (code.ExpiresAt <= now)
        {
            return new ProtocolError(ErrorCodes.ExpiredToken, "The device_code is over; ask for a new one.");
        }

        if (!await grants.TryPollAsync(code.Key, now, options.DevicePollInterval, cancellationToken))
        {
            return new ProtocolError(ErrorCodes.SlowDown, "The device asks too often: from now on it has to wait 5 seconds more between two requests.");
        }

        return code.GrantId is null ? new ProtocolError(ErrorCodes.AuthorizationPending, "The person has not answered yet.") : null;
    }

    private async Task<TokenOutcome> RedeemAsync(ClientRequest request, string key, Grant grant, CancellationToken cancellationToken)
    {
        var (target, error) = await targets.ChooseAsync(request.Client, grant.Resources, grant.Scopes, request.Parameters, cancellationToken);
        if (target is null)
        {
            return new TokenOutcome.Refused(error!);
        }

        // What was true at the approval may not be true any more (protocol line 35).
        var question = new ReleaseQuestion
        {
            Kind = ReleaseKind.Refresh,
            Client = request.Client,
            Scopes = grant.Scopes,
            RequiredAcr = target.RequiredAcr,
            StartedAt = request.Now,
            Grant = grant,
        };
        if (await gate.AskAsync(question, cancellationToken) is not ReleaseAnswer.Release)
        {
            return TokenOutcome.InvalidGrant("The person has to sign in again; ask for a new device_code.");
        }

        var isRefreshable = grant.IsOffline && request.Client.GrantTypes.Contains("refresh_token");
        var refreshToken = isRefreshable ? Handle.New() : null;
        var successor = refreshToken is null ? null : refreshTokens.First(refreshToken, request.Client, grant.Id, request.Now);
        return await grants.TryConsumeAsync(ArtifactKind.DeviceCode, key, request.Now, successor, cancellationToken)
            ? new TokenOutcome.Issued(
                await issuer.IssueAsync(request.Client, grant, grant.Scopes, target, nonce: null, refreshToken, request.Now, cancellationToken))
            : TokenOutcome.InvalidGrant(NoCode);
    }
}

using System.Diagnostics;
using Identity.OpenId.Clients;
using Identity.OpenId.Endpoints;
using Identity.OpenId.Gate;
using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Devices;

/// <summary>Carries on the sign-in of a person who typed a device's code: asks the gate and obeys (rule 1). What comes of it is the device's to fetch.</summary>
internal sealed class DeviceApprovals(IReleaseGate gate, IGrantStore grants, IInteractions interactions, DeviceCodes codes, AuthorizationAttempts attempts)
{
    /// <summary>The answer; <see langword="null"/> if facts changed while it was made, so that the caller has to look again.</summary>
    /// <param name="request">The browser's request.</param>
    /// <param name="kept">The device's.</param>
    /// <param name="client">Its client, if it is still there.</param>
    /// <param name="handle">The handle of the sign-in; <see langword="null"/> if its time was over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ProtocolResult?> TryContinueAsync(
        ProtocolRequest request, AuthorizationRequest kept, Client? client, string? handle, CancellationToken cancellationToken)
    {
        var attempt = await attempts.GatherAsync(AuthorizationRequests.WriteForDevice(kept), client, cancellationToken);
        if (CheckTable.FindFailure(Column.Device, attempt) is { } error)
        {
            return ProtocolResult.ErrorPage.For(error);
        }

        if (await codes.FindAsync(kept.DeviceKey!, cancellationToken) is not { } deviceCode || !DeviceCodes.IsWaiting(deviceCode, request.Now))
        {
            return new ProtocolResult.Redirect(DevicePaths.Over);
        }

        var valid = AuthorizationRequests.ReadForDevice(attempt, client!) with { DeviceKey = kept.DeviceKey };
        if (handle is null)
        {
            var started = await interactions.RestartAsync(valid, deviceCode.CreatedAt, request.Browser, cancellationToken);
            return new ProtocolResult.Interaction(started.Location, started.Cookie);
        }

        switch (await gate.AskAsync(Question(request, valid, client!, handle, deviceCode), cancellationToken))
        {
            case ReleaseAnswer.Release(var signIn):
                var grant = AuthorizationFlow.GrantOf(valid, signIn, request.Now);
                return await grants.TryApproveAsync(grant, valid.DeviceKey!, handle, cancellationToken) ? new ProtocolResult.Redirect(DevicePaths.Done) : null;
            case ReleaseAnswer.Interact:
                return new ProtocolResult.Redirect($"/sign-in/{handle}/next");
            case ReleaseAnswer.Deny:
                await grants.TryDenyAsync(valid.DeviceKey!, request.Now, cancellationToken);
                return new ProtocolResult.Redirect(DevicePaths.Cancelled);
            default:
                throw new UnreachableException();
        }
    }

    private static ReleaseQuestion Question(ProtocolRequest request, AuthorizationRequest valid, Client client, string handle, Artifact deviceCode) => new()
    {
        Kind = ReleaseKind.Authorize,
        Client = client,
        Scopes = valid.Scopes,
        RequiredAcr = valid.RequiredAcr,
        Prompts = valid.Prompts,
        StartedAt = deviceCode.CreatedAt,
        Access = valid.Access,
        Browser = request.Browser,
        InteractionHandle = handle,
    };
}

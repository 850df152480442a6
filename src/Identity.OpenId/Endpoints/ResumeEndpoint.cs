using System.Diagnostics;
using Identity.OpenId.Devices;
using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Endpoints;

/// <summary>Where a kept request goes on. Its handle and the browser's cookie are all that leads to it (rule 7; protocol lines 13 and 15).</summary>
internal sealed class ResumeEndpoint(
    IInteractions interactions,
    IClientStore clients,
    AuthorizationAttempts attempts,
    AuthorizationFlow flow,
    DeviceApprovals devices,
    AuthorizationResponse response) : IEndpoint
{
    private static readonly ProtocolError NotOfThisBrowser = ProtocolError.InvalidRequest(
        "This sign-in was not started in this browser, or too long ago. Go back to the app and start again there.");

    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        await TryResumeAsync(request, cancellationToken)
        ?? await TryResumeAsync(request, cancellationToken)
        ?? ProtocolResult.ErrorPage.For(AuthorizationFlow.TryAgain);

    private async Task<ProtocolResult?> TryResumeAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        await interactions.FindAsync(request.Handle!, request.Browser, cancellationToken) switch
        {
            FoundInteraction.Waiting(var waiting, var startedAt) =>
                await ContinueAsync(request, waiting, startedAt, request.Handle, cancellationToken),
            FoundInteraction.Expired(var expired) =>
                await ContinueAsync(request, expired, request.Now, handle: null, cancellationToken),
            FoundInteraction.Completed(var location) => new ProtocolResult.Redirect(location),
            FoundInteraction.Unknown => ProtocolResult.ErrorPage.For(NotOfThisBrowser),
            _ => throw new UnreachableException(),
        };

    /// <summary>Checks again what may have changed, and carries on: under its handle, or, once its time is over, as if it had come just now.</summary>
    private async Task<ProtocolResult?> ContinueAsync(
        ProtocolRequest request, AuthorizationRequest kept, DateTimeOffset startedAt, string? handle, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(kept.ClientId, cancellationToken);
        if (kept.DeviceKey is not null)
        {
            return await devices.TryContinueAsync(request, kept, client, handle, cancellationToken);
        }

        var attempt = await attempts.GatherAsync(AuthorizationRequests.Write(kept), client, cancellationToken);
        if (CheckTable.FindFailure(Column.Resume, attempt) is { } error)
        {
            return response.Error(attempt, error);
        }

        var valid = AuthorizationRequests.ReadAgain(attempt, client!, kept);
        if (handle is null && !valid.Prompts.Contains("none"))
        {
            var started = await interactions.RestartAsync(valid, startedAt, request.Browser, cancellationToken);
            return new ProtocolResult.Interaction(started.Location, started.Cookie);
        }

        return await flow.TryContinueAsync(
            new AuthorizationStep(valid, client!, attempt.Redirect!, startedAt, handle, request.Browser, request.Now), cancellationToken);
    }
}

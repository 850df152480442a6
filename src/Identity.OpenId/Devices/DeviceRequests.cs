using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Devices;

/// <summary>Finds the request of a device for the host's page on which people type its code (RFC 8628 3.3).</summary>
public sealed class DeviceRequests
{
    private readonly DeviceCodes codes;
    private readonly IClientStore clients;
    private readonly AuthorizationAttempts attempts;

    internal DeviceRequests(DeviceCodes codes, IClientStore clients, AuthorizationAttempts attempts) =>
        (this.codes, this.clients, this.attempts) = (codes, clients, attempts);

    /// <summary>The request behind a code, and when the device made it; <see langword="null"/> if none waits, or the client may not have it any more.</summary>
    public async Task<(AuthorizationRequest Request, DateTimeOffset StartedAt)?> FindAsync(UserCode typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(typed, cancellationToken) is not { } deviceCode || !DeviceCodes.IsWaiting(deviceCode, now))
        {
            return null;
        }

        var data = DeviceData.Read(deviceCode.Data);
        return await ReadAsync(data, deviceCode.Key, cancellationToken) is { } request ? (request, deviceCode.CreatedAt) : null;
    }

    /// <summary>The code that the device of a kept request shows; <see langword="null"/> if it does not wait any more.</summary>
    public async Task<UserCode?> FindCodeAsync(AuthorizationRequest request, DateTimeOffset now, CancellationToken cancellationToken) =>
        request.DeviceKey is { } key && await codes.FindAsync(key, cancellationToken) is { } deviceCode && DeviceCodes.IsWaiting(deviceCode, now)
            ? codes.CodeOf(deviceCode)
            : null;

    private async Task<AuthorizationRequest?> ReadAsync(DeviceData data, string key, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(data.ClientId, cancellationToken);
        var attempt = await attempts.GatherAsync(AuthorizationRequests.WriteForDevice(data.ClientId, data.Scope, data.Resources), client, cancellationToken);
        return CheckTable.FindFailure(Column.Device, attempt) is null ? AuthorizationRequests.ReadForDevice(attempt, client!) with { DeviceKey = key } : null;
    }
}

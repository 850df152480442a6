using System.Text.Json.Nodes;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Devices;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>The device authorization endpoint (RFC 8628 3.1): a device that has no browser asks for a code that its person types elsewhere.</summary>
internal sealed class DeviceAuthorizationEndpoint(ClientRequests requests, AuthorizationAttempts attempts, DeviceCodes codes, OpenIdOptions options) : IEndpoint
{
    public Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        requests.HandleAsync(request, asked => IssueAsync(request, asked, cancellationToken), cancellationToken);

    private async Task<ProtocolResult> IssueAsync(ProtocolRequest request, ClientRequest asked, CancellationToken cancellationToken)
    {
        var attempt = await attempts.GatherAsync(asked.Parameters.With("client_id", asked.Client.ClientId), asked.Client, cancellationToken);
        if (CheckTable.FindFailure(Column.Device, attempt) is { } error)
        {
            return requests.Error(request, error);
        }

        var (deviceCode, userCode) = await codes.IssueAsync(AuthorizationRequests.ReadForDevice(attempt, asked.Client), asked.Now, cancellationToken);
        return new ProtocolResult.Json(200, new JsonObject
        {
            ["device_code"] = deviceCode,
            ["user_code"] = userCode.ToString(),
            ["verification_uri"] = options.Issuer + DevicePaths.Verification,
            ["expires_in"] = (long)options.DeviceCodeLifetime.TotalSeconds,
            ["interval"] = (long)options.DevicePollInterval.TotalSeconds,
        });
    }
}

using Identity.OpenId.Grants;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The client is registered for devices (RFC 8628 3.1).</summary>
internal static class DeviceGrantCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) => attempt.Client!.GrantTypes.Contains(DeviceCodeGrant.GrantType)
        ? null
        : new ProtocolError(ErrorCodes.UnauthorizedClient, $"The client is not registered for the grant type {DeviceCodeGrant.GrantType}.");
}

using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>A request that is pushed is the request itself, not another reference (RFC 9126 2.1; protocol line 27).</summary>
internal static class RequestUriCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["request_uri"] is null ? null : ProtocolError.InvalidRequest("A pushed request cannot hold a request_uri.");
}

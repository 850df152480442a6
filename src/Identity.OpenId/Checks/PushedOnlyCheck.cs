using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>A client that is registered to push its requests brings none by the browser (RFC 9126 6).</summary>
internal static class PushedOnlyCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Client!.RequirePushedRequests
            ? ProtocolError.InvalidRequest("This client has to push its requests (require_pushed_authorization_requests, RFC 9126).")
            : null;
}

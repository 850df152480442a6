using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>No parameter is sent twice (RFC 6749 3.1; protocol line 1).</summary>
internal static class RepeatedParameterCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters.Problem is { } problem ? ProtocolError.InvalidRequest(problem) : null;
}

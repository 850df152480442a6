using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The response mode is one that we know (OAuth 2.0 Multiple Response Types 2.1).</summary>
internal static class ResponseModeCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["response_mode"] is { } mode && !ResponseModes.Supported.Contains(mode)
            ? ProtocolError.InvalidRequest($"The response_mode has to be one of {string.Join(", ", ResponseModes.Supported)}.")
            : null;
}

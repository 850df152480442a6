using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The state can be sent back as it came (RFC 6749 A.5; protocol line 2).</summary>
internal static class StateCheck
{
    /// <summary>What the app's developer is told.</summary>
    public const string Refusal = "The state is longer than 2048 characters or holds others than visible ASCII.";

    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["state"] is { } state && !Syntax.IsState(state)
            ? ProtocolError.InvalidRequest(Refusal)
            : null;
}

using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>A hint is an ID token of ours, be it expired (OpenID Connect Core 3.1.2.1; protocol line 14).</summary>
internal static class IdTokenHintCheck
{
    /// <summary>What the app's developer is told.</summary>
    public const string Refusal = "The id_token_hint is not an ID token that this server has issued.";

    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["id_token_hint"] is not null && attempt.Hint is null
            ? ProtocolError.InvalidRequest(Refusal)
            : null;
}

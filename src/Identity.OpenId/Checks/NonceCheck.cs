using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The nonce can be sent back as it came (OpenID Connect Core 3.1.2.1; protocol line 2). With a code it is optional.</summary>
internal static class NonceCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["nonce"] is { } nonce && !Syntax.IsNonce(nonce)
            ? ProtocolError.InvalidRequest("The nonce is longer than 512 characters or holds others than visible ASCII.")
            : null;
}

using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The code challenge is an S256 one, and is there where it has to be (RFC 7636 4.3, RFC 9700 2.1.1; protocol line 21).</summary>
internal static class CodeChallengeCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        var method = attempt.Parameters["code_challenge_method"];
        if (attempt.Parameters["code_challenge"] is not { } challenge)
        {
            if (method is not null)
            {
                return ProtocolError.InvalidRequest("A code_challenge_method without code_challenge means nothing.");
            }

            return attempt.Client!.IsPublic || attempt.Client.RequirePkce
                ? ProtocolError.InvalidRequest("This client has to send a code_challenge (PKCE, RFC 7636).")
                : null;
        }

        // An absent method means plain (RFC 7636 4.3).
        if (method != "S256")
        {
            return ProtocolError.InvalidRequest("The only supported code_challenge_method is S256; send it along.");
        }

        return Syntax.IsS256Challenge(challenge)
            ? null
            : ProtocolError.InvalidRequest("The code_challenge is not the base64url form of a SHA-256 (43 characters, no padding).");
    }
}

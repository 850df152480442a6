using Identity.OpenId.Claims;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>Single claims are asked for in an object of the right shape (OpenID Connect Core 5.5), and about the person of the hint if there is one.</summary>
internal static class ClaimsCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters["claims"] is not { } sent)
        {
            return null;
        }

        if (sent.Length > Syntax.LongestClaims || ClaimsRequestReader.Read(sent) is not { } claims)
        {
            return ProtocolError.InvalidRequest(
                $"The parameter claims is not a JSON object of at most {Syntax.LongestClaims} characters with userinfo and id_token, each claim null or an object.");
        }

        return claims.Subject is { } subject && attempt.Hint is { } hint && hint.Subject != subject
            ? ProtocolError.InvalidRequest("The id_token_hint and the sub in the parameter claims are two different people.")
            : null;
    }
}

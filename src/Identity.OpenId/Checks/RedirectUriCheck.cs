using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The redirect URI is sent and is a registered one (OpenID Connect Core 3.1.2.1, RFC 9700 2.1). From here on errors have an address.</summary>
internal static class RedirectUriCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters.Repeated.Contains("redirect_uri"))
        {
            return ProtocolError.InvalidRequest("The parameter redirect_uri was sent more than once.");
        }

        if (attempt.Parameters["redirect_uri"] is not { } redirectUri)
        {
            return ProtocolError.InvalidRequest("The parameter redirect_uri is missing.");
        }

        attempt.Redirect = ValidatedRedirect.Match(attempt.Client!, redirectUri);
        return attempt.Redirect is null
            ? ProtocolError.InvalidRequest("The redirect_uri is none of those that are registered for this client. It is compared to the letter.")
            : null;
    }
}

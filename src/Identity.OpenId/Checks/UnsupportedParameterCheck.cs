using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>Parameters that change the meaning of a request are refused while they are not understood (OpenID Connect Core 3.1.2.6).</summary>
internal static class UnsupportedParameterCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters["request"] is not null)
        {
            return new ProtocolError(ErrorCodes.RequestNotSupported, "Request objects (the parameter request) are not supported.");
        }

        if (attempt.Parameters["request_uri"] is not null)
        {
            return new ProtocolError(ErrorCodes.RequestUriNotSupported, "Requests by reference (the parameter request_uri) are not supported.");
        }

        return attempt.Parameters["registration"] is not null
            ? new ProtocolError(ErrorCodes.RegistrationNotSupported, "Registration inside a request (the parameter registration) is not supported.")
            : null;
    }
}

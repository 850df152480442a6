using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The response type is one that we know and that the client has registered (RFC 6749 3.1.1; protocol line 11).</summary>
internal static class ResponseTypeCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters["response_type"] is not { } responseType)
        {
            return ProtocolError.InvalidRequest("The parameter response_type is missing.");
        }

        if (responseType != "code")
        {
            return new ProtocolError(ErrorCodes.UnsupportedResponseType, "The only supported response_type is code.");
        }

        return attempt.Client!.ResponseTypes.Contains(responseType) && attempt.Client.GrantTypes.Contains("authorization_code")
            ? null
            : new ProtocolError(ErrorCodes.UnauthorizedClient, "The client is not registered for the response_type code.");
    }
}

using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The request names one registered client (RFC 6749 4.1.1).</summary>
internal static class ClientCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters.Fault is { } fault)
        {
            return ProtocolError.InvalidRequest(fault);
        }

        if (attempt.Parameters.Repeated.Contains("client_id"))
        {
            return ProtocolError.InvalidRequest("The parameter client_id was sent more than once.");
        }

        if (attempt.Parameters["client_id"] is null)
        {
            return ProtocolError.InvalidRequest("The parameter client_id is missing.");
        }

        return attempt.Client is null
            ? new ProtocolError(ErrorCodes.InvalidClient, "There is no client of that client_id. It is compared to the letter.")
            : null;
    }
}

using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>Whether a client is who it says it is.</summary>
internal abstract record AuthenticationOutcome
{
    private AuthenticationOutcome()
    {
    }

    public sealed record Authenticated(Client Client) : AuthenticationOutcome;

    public sealed record Refused(ProtocolError Error) : AuthenticationOutcome;
}

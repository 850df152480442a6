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

    public sealed record Refused(ProtocolError Error) : AuthenticationOutcome
    {
        /// <summary>After how long it makes sense to try again; <see langword="null"/> for at once.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}

using Identity.OpenId.Clients;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>A valid request on its way.</summary>
/// <param name="Request">The request.</param>
/// <param name="Client">Its client.</param>
/// <param name="Redirect">Where its answer goes.</param>
/// <param name="StartedAt">When it began, at its first visit.</param>
/// <param name="Handle">Its handle, once it is kept.</param>
/// <param name="Browser">The browser.</param>
/// <param name="Now">The time.</param>
internal sealed record AuthorizationStep(
    AuthorizationRequest Request,
    Client Client,
    ValidatedRedirect Redirect,
    DateTimeOffset StartedAt,
    string? Handle,
    BrowserCookies Browser,
    DateTimeOffset Now)
{
    /// <summary>Where the answer goes.</summary>
    public ResponseTarget Target => new(Redirect, Request.ResponseMode, Request.State);
}

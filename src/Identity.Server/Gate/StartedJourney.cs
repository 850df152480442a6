using Identity.Domain.SignIn;
using Identity.OpenId.Gate;

namespace Identity.Server.Gate;

/// <summary>A sign-in that was just begun.</summary>
/// <param name="Handle">Its opaque handle.</param>
/// <param name="Decision">What the gate says of it, with the session that the browser brought.</param>
/// <param name="Cookie">What ties it to the browser.</param>
internal sealed record StartedJourney(string Handle, GateDecision Decision, BrowserCookie Cookie);

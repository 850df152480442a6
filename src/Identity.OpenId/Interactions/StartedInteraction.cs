using Identity.OpenId.Gate;

namespace Identity.OpenId.Interactions;

/// <summary>A request that now waits.</summary>
/// <param name="Handle">Its handle: 43 characters; <c>/connect/authorize/{handle}</c> resumes it.</param>
/// <param name="Location">Where the person is to go now: a path of the host.</param>
/// <param name="Cookie">What ties it to the browser.</param>
public sealed record StartedInteraction(string Handle, string Location, BrowserCookie Cookie);

using Identity.OpenId.Gate;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Interactions;

/// <summary>Authorization requests that wait while the host deals with the person. The host keeps them; nothing of them leaves the server (rule 7).</summary>
public interface IInteractions
{
    /// <summary>Keeps a validated request, tied to this browser.</summary>
    Task<StartedInteraction> BeginAsync(AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken);

    /// <summary>Keeps a request anew whose time was over: it begins as if it had come just now, and the person is told why.</summary>
    Task<StartedInteraction> RestartAsync(AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken);

    /// <summary>A waiting request, if the browser is the one that it is tied to.</summary>
    Task<FoundInteraction> FindAsync(string handle, BrowserCookies browser, CancellationToken cancellationToken);
}

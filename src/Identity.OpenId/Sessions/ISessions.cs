using Identity.OpenId.Gate;

namespace Identity.OpenId.Sessions;

/// <summary>The host's sign-in sessions, as far as signing out needs them.</summary>
public interface ISessions
{
    /// <summary>The browser's live session; <see langword="null"/> if it has none.</summary>
    Task<BrowserSession?> FindAsync(BrowserCookies browser, CancellationToken cancellationToken);

    /// <summary>Ends a session, what waits in its browser, and the grants that do not outlive it. Returns the cookies to remove.</summary>
    Task<IReadOnlyList<BrowserCookie>> EndAsync(BrowserSession session, CancellationToken cancellationToken);
}

using Identity.OpenId.Gate;
using Identity.OpenId.Sessions;

namespace Identity.OpenId.Tests.World;

/// <summary>Sessions in memory; the cookie holds the session's id.</summary>
internal sealed class InMemorySessions : ISessions
{
    public const string CookieName = "session";

    public Dictionary<string, BrowserSession> Live { get; } = new(StringComparer.Ordinal);

    public Task<BrowserSession?> FindAsync(BrowserCookies browser, CancellationToken cancellationToken) =>
        Task.FromResult(browser.Find(CookieName) is { } id ? Live.GetValueOrDefault(id) : null);

    public Task<IReadOnlyList<BrowserCookie>> EndAsync(BrowserSession session, CancellationToken cancellationToken)
    {
        Live.Remove(session.SessionId);
        return Task.FromResult<IReadOnlyList<BrowserCookie>>([new BrowserCookie(CookieName, Value: null)]);
    }
}

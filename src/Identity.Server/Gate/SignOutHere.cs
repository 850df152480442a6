using Identity.OpenId.Sessions;
using Identity.Server.Hosting;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>Signs the person of this browser out, here or everywhere.</summary>
internal sealed class SignOutHere(SignInSessions sessions, BrowserState browser)
{
    /// <summary>The page that asks first, and signs out when it is posted.</summary>
    public const string Path = "/sign-out";

    /// <summary>The page that says that the person is signed out.</summary>
    public const string DonePath = "/signed-out";

    /// <summary>Who is signed in; <see langword="null"/> if nobody is.</summary>
    public async Task<StoredPerson?> FindAsync(CancellationToken cancellationToken) =>
        await sessions.ReadAsync(browser.Cookies, cancellationToken) is { Session: not null, Person: { } person } ? person : null;

    /// <summary>Ends the browser's session, or with <paramref name="everywhere"/> all of its person's, and takes the cookie away.</summary>
    public async Task EndAsync(bool everywhere, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(browser.Cookies, cancellationToken) is BrowserSession session)
        {
            await (everywhere ? sessions.EndEverywhereAsync(session, cancellationToken) : sessions.EndAsync(session, cancellationToken));
        }

        browser.RemoveSession();
    }
}

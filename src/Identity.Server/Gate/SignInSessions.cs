using Identity.OpenId.Gate;
using Identity.OpenId.Sessions;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Storage;
using Identity.Storage.Facts;
using Identity.Storage.RememberedDevices;
using Identity.Storage.Sessions;

namespace Identity.Server.Gate;

/// <summary>Finds and ends sign-in sessions, for the protocol and for the pages alike.</summary>
internal sealed class SignInSessions(
    IdentityDatabase database,
    SessionStore sessions,
    RememberedDeviceStore devices,
    FactsReader facts,
    AuditTrail audit,
    BrowserState browserState,
    CookieNames cookies,
    TimeProvider clock) : ISessions
{
    public async Task<BrowserSession?> FindAsync(BrowserCookies browser, CancellationToken cancellationToken) =>
        (await ReadAsync(browser, cancellationToken)).Session is { } session ? new BrowserSession(session.Sid, session.PersonId.ToString()) : null;

    /// <summary>The browser's session and its person.</summary>
    public Task<SignInFacts> ReadAsync(BrowserCookies browser, CancellationToken cancellationToken) =>
        facts.ReadAsync(new FactsQuery { SessionHandle = cookies.SessionIn(browser) }, clock.GetUtcNow(), cancellationToken);

    public async Task<IReadOnlyList<BrowserCookie>> EndAsync(BrowserSession session, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await sessions.EndAsync(session.SessionId, browserState.TransactionSecretHashes, clock.GetUtcNow(), cancellationToken);
        await audit.AddAsync(audit.Event(AuditKinds.SessionEnded, Guid.Parse(session.Subject)), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [new BrowserCookie(cookies.Session, Value: null)];
    }

    /// <summary>Ends every session of the person, on every device, and what waits in them; no device is remembered afterwards.</summary>
    public async Task EndEverywhereAsync(BrowserSession session, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await sessions.EndAllAsync(Guid.Parse(session.Subject), clock.GetUtcNow(), cancellationToken);
        if (await devices.ForgetAllAsync(Guid.Parse(session.Subject), cancellationToken) > 0)
        {
            await audit.AddAsync(audit.Event(AuditKinds.DevicesForgotten, Guid.Parse(session.Subject)), cancellationToken);
        }

        await audit.AddAsync(audit.Event(AuditKinds.SessionsEnded, Guid.Parse(session.Subject)), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}

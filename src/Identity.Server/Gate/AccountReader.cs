using Identity.Server.Hosting;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>Reads the session's person, methods and policy in one round trip.</summary>
internal sealed class AccountReader(FactsReader facts, BrowserState browser, TimeProvider clock)
{
    /// <summary>The account of this browser; <see langword="null"/> if nobody is signed in.</summary>
    public async Task<Account?> FindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await facts.ReadAsync(new FactsQuery { SessionHandle = browser.SessionHandle }, now, cancellationToken);
        return found is { Session: { } session, Person: { } person } ? new Account(person, session, found.Policy.Document, now) : null;
    }
}

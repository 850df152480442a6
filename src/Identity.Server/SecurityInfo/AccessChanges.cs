using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage;
using Identity.Storage.Consents;
using Identity.Storage.Sessions;

namespace Identity.Server.SecurityInfo;

/// <summary>
/// Ends sessions of other browsers, and what apps have, on Security info: one transaction each with its audit event (rule 8). It takes access away
/// and gives nobody any, so the session is enough.
/// </summary>
internal sealed class AccessChanges(
    IdentityDatabase database, AccountReader reader, SessionStore sessions, ConsentStore consents, AuditTrail audit, BrowserState browser)
{
    /// <summary>Ends one session; nothing happens if it is none of the person's (fault 8).</summary>
    public Task EndSessionAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        AuditKinds.SessionEnded,
        OwnPages.ClientId,
        account => sessions.TryEndAsync(account.Person.Facts.Id, id, browser.TransactionSecretHashes, account.Now, cancellationToken),
        cancellationToken);

    /// <summary>Takes everything from an app; nothing happens if it had nothing.</summary>
    public Task WithdrawAsync(string clientId, CancellationToken cancellationToken) => ChangeAsync(
        AuditKinds.AccessWithdrawn,
        clientId,
        account => consents.TryWithdrawAsync(account.Person.Facts.Id, clientId, account.Now, cancellationToken),
        cancellationToken);

    private async Task ChangeAsync(string kind, string clientId, Func<Account, Task<bool>> change, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await reader.FindAsync(cancellationToken) is not { } account || !account.Allows(new AccountTask.Visit()) || !await change(account))
        {
            return;
        }

        await audit.AddAsync(audit.Event(kind, account.Person.Facts.Id) with { ClientId = clientId }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}

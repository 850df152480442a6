using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Methods;
using Identity.Storage.Notices;
using Identity.Storage.People;

namespace Identity.Server.SecurityInfo;

/// <summary>Removes, renames and reorders what is registered: one transaction each with its audit event and notice (rules 5 and 8).</summary>
internal sealed class MethodChanges(
    IdentityDatabase database,
    AccountReader reader,
    MethodStore methods,
    RemovedMethodStore removed,
    ChangeNotices notices,
    AuditTrail audit)
{
    /// <summary>Removes a method, if a proof young enough is behind the session and no rule requires the method.</summary>
    public Task<ChangeOutcome> RemoveAsync(Guid methodId, string page, CancellationToken cancellationToken) =>
        ChangeAsync(methodId, page, async (account, method) =>
        {
            switch (SecurityInfoRules.Remove(account.Policy, account.Person.Facts, methodId))
            {
                case RemovalAnswer.Required(var ruleId):
                    return new ChangeOutcome.Required(ruleId);
                case RemovalAnswer.Allowed(var nextDefault) allowed:
                    await removed.TryRemoveAsync(account.Person.Facts.Id, methodId, account.Now, cancellationToken);
                    await methods.SetDefaultAsync(account.Person.Facts.Id, nextDefault?.Id, cancellationToken);
                    if (allowed.Codes is { } codes)
                    {
                        await removed.TryRemoveAsync(account.Person.Facts.Id, codes.Id, account.Now, cancellationToken);
                        await audit.AddAsync(Event(AuditKinds.MethodRemoved, account, codes), cancellationToken);
                    }

                    await RecordAsync(AuditKinds.MethodRemoved, ChangeKind.Removed, account, method, removedId: methodId, cancellationToken);
                    return new ChangeOutcome.Done();
                default:
                    return new ChangeOutcome.Gone();
            }
        }, cancellationToken);

    /// <summary>Makes a method the one that is asked first.</summary>
    public Task<ChangeOutcome> SetDefaultAsync(Guid methodId, string page, CancellationToken cancellationToken) =>
        ChangeAsync(methodId, page, async (account, method) =>
        {
            if (!SecurityInfoRules.MayBeDefault(account.Policy, account.Person.Facts, method))
            {
                return new ChangeOutcome.Gone();
            }

            await methods.SetDefaultAsync(account.Person.Facts.Id, methodId, cancellationToken);
            await RecordAsync(AuditKinds.MethodDefaultChanged, ChangeKind.Default, account, method, removedId: null, cancellationToken);
            return new ChangeOutcome.Done();
        }, cancellationToken);

    /// <summary>Gives a method another name. It proves nothing and opens nothing, so no proof is asked for and nobody is mailed.</summary>
    public async Task<ChangeOutcome> RenameAsync(Account account, Guid methodId, string label, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(account.Person.Facts.Id, account.Person.Facts.Epoch, cancellationToken)
            || !await methods.TryRenameAsync(account.Person.Facts.Id, methodId, label, cancellationToken))
        {
            return new ChangeOutcome.Gone();
        }

        await audit.AddAsync(Event(AuditKinds.MethodRenamed, account, account.Find(methodId)!), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new ChangeOutcome.Done();
    }

    // The account is read again while it is held: of two removals at one moment the second sees what the first has left.
    private async Task<ChangeOutcome> ChangeAsync(
        Guid methodId, string page, Func<Account, RegisteredMethod, Task<ChangeOutcome>> change, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await reader.FindAsync(cancellationToken) is not { } seen
            || !await database.TryHoldAsync(seen.Person.Facts.Id, seen.Person.Facts.Epoch, cancellationToken)
            || await reader.FindAsync(cancellationToken) is not { } account
            || account.Find(methodId) is not { } method)
        {
            return new ChangeOutcome.Gone();
        }

        var task = new AccountTask.Prove(method.Method, page);
        if (!account.Allows(task))
        {
            return new ChangeOutcome.NeedsProof(task);
        }

        var outcome = await change(account, method);
        if (outcome is ChangeOutcome.Done)
        {
            await write.CommitAsync(cancellationToken);
            notices.Committed();
        }

        return outcome;
    }

    private async Task RecordAsync(
        string kind, ChangeKind change, Account account, RegisteredMethod method, Guid? removedId, CancellationToken cancellationToken)
    {
        await audit.AddAsync(Event(kind, account, method), cancellationToken);
        await notices.ChangedAsync(account.Person.Facts.Id, new AccountChange(change, method.Method, AddedId: null, removedId), cancellationToken);
    }

    private AuditEvent Event(string kind, Account account, RegisteredMethod method) =>
        audit.Event(kind, account.Person.Facts.Id) with { ClientId = OwnPages.ClientId, Data = $"\"{method.Method}\"" };
}

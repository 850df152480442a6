using Identity.Domain.AppPasswords;
using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Storage;
using Identity.Storage.AppPasswords;
using Identity.Storage.Notices;
using Identity.Storage.People;

namespace Identity.Server.AppPasswords;

/// <summary>Adds and deletes app passwords on Security info: one transaction each with its audit event and notice (rules 5 and 8).</summary>
internal sealed class AppPasswordChanges(
    IdentityDatabase database, AccountReader reader, AppPasswordStore passwords, NewAppPasswords made, ChangeNotices notices, AuditTrail audit)
{
    /// <summary>Where one that was made in this session is shown.</summary>
    public static string ShownIn(Account account) => $"app-password:{account.Session.Id}";

    /// <summary>Adds one, if a proof young enough is behind the session: it opens doors without a second step from then on.</summary>
    /// <param name="order">Makes the order for the account as it is while it is held.</param>
    /// <param name="page">The page that waits where something has to be proven first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AppPasswordChangeOutcome> AddAsync(Func<Account, AppPasswordOrder> order, string page, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await HoldAsync(cancellationToken) is not { } account || !AppPasswordRules.AreOn(account.Policy, account.Person.Facts))
        {
            return new AppPasswordChangeOutcome.Gone();
        }

        var task = new AccountTask.Prove(Kind: null, page);
        if (!account.Allows(task))
        {
            return new AppPasswordChangeOutcome.NeedsProof(task);
        }

        var asked = order(account);
        var others = await passwords.ListAsync(account.Person.Facts.Id, account.Now, cancellationToken);
        if (others.Any(other => string.Equals(other.Name, asked.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return new AppPasswordChangeOutcome.Taken();
        }

        switch (await made.AddAsync(asked, cancellationToken))
        {
            case AddOutcome.TooMany:
                return new AppPasswordChangeOutcome.TooMany();
            case AddOutcome.Gone:
                return new AppPasswordChangeOutcome.Gone();
            default:
                await RecordAsync(AuditKinds.AppPasswordAdded, account, asked.Name, cancellationToken);
                await write.CommitAsync(cancellationToken);
                made.Committed();
                return new AppPasswordChangeOutcome.Done();
        }
    }

    /// <summary>Deletes one, at once: it takes something away from whoever has it and gives nobody anything, so the session is enough.</summary>
    public async Task<AppPasswordChangeOutcome> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await HoldAsync(cancellationToken) is not { } account || !account.Allows(new AccountTask.Visit()))
        {
            return new AppPasswordChangeOutcome.Gone();
        }

        var personId = account.Person.Facts.Id;
        var removed = (await passwords.ListAsync(personId, account.Now, cancellationToken)).FirstOrDefault(password => password.Id == id);
        if (removed is null || !await passwords.TryEndAsync(personId, id, account.Now, cancellationToken))
        {
            return new AppPasswordChangeOutcome.Gone();
        }

        await RecordAsync(AuditKinds.AppPasswordRemoved, account, removed.Name, cancellationToken);
        await notices.ChangedAsync(personId, new AccountChange(ChangeKind.AppPasswordRemoved, Method: null) { Name = removed.Name }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        notices.Committed();
        return new AppPasswordChangeOutcome.Done();
    }

    // The account is read again while it is held, as for methods.
    private async Task<Account?> HoldAsync(CancellationToken cancellationToken) =>
        await reader.FindAsync(cancellationToken) is { } seen
        && await database.TryHoldAsync(seen.Person.Facts.Id, seen.Person.Facts.Epoch, cancellationToken)
            ? await reader.FindAsync(cancellationToken)
            : null;

    private Task RecordAsync(string kind, Account account, string name, CancellationToken cancellationToken) =>
        audit.AddAsync(audit.Event(kind, account.Person.Facts.Id) with { ClientId = OwnPages.ClientId, Details = name }, cancellationToken);
}

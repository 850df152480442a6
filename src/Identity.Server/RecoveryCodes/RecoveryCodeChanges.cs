using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.SecurityInfo;
using Identity.Storage;
using Identity.Storage.Notices;
using Identity.Storage.People;
using Identity.Storage.Recovery;

namespace Identity.Server.RecoveryCodes;

/// <summary>Makes recovery codes on Security info: one transaction with the audit event and the notice (rules 5 and 8).</summary>
internal sealed class RecoveryCodeChanges(
    IdentityDatabase database, AccountReader reader, NewRecoveryCodes made, ChangeNotices notices, AuditTrail audit, Texts texts)
{
    /// <summary>Makes a set in the place of the one that there is, if a proof young enough is behind the session.</summary>
    public async Task<ChangeOutcome> MakeAsync(string page, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // The account is read again while it is held: what was removed at the same moment is seen.
        if (await reader.FindAsync(cancellationToken) is not { } seen
            || !await database.TryHoldAsync(seen.Person.Facts.Id, seen.Person.Facts.Epoch, cancellationToken)
            || await reader.FindAsync(cancellationToken) is not { } account
            || !SecurityInfoRules.MayMakeRecoveryCodes(account.Policy, account.Person.Facts))
        {
            return new ChangeOutcome.Gone();
        }

        var task = new AccountTask.Prove(MethodCatalogue.RecoveryCodes, page);
        if (!account.Allows(task) || account.Authority(MethodCatalogue.RecoveryCodes) is not EnrollmentAuthority.Permitted(var permit))
        {
            return new ChangeOutcome.NeedsProof(task);
        }

        var (id, outcome) = await made.MakeAsync(account, permit.Level, texts.Method(MethodCatalogue.RecoveryCodes.Name), cancellationToken);
        if (outcome is not ReplaceOutcome.Made(var replaced))
        {
            return new ChangeOutcome.Gone();
        }

        var personId = account.Person.Facts.Id;
        await audit.AddAsync(
            audit.Event(replaced is null ? AuditKinds.MethodRegistered : AuditKinds.MethodReplaced, personId) with
            {
                ClientId = OwnPages.ClientId,
                Data = $"\"{MethodCatalogue.RecoveryCodes}\"",
            },
            cancellationToken);
        await notices.ChangedAsync(
            personId, new AccountChange(ChangeKind.RecoveryCodesMade, MethodCatalogue.RecoveryCodes, id, replaced), cancellationToken);
        await write.CommitAsync(cancellationToken);
        notices.Committed();
        return new ChangeOutcome.Done();
    }
}

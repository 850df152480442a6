using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.AppPasswords;
using Identity.Storage.Notices;
using Identity.Storage.People;

namespace Identity.Server.Passwords;

/// <summary>
/// Gives people new passwords. In one write: hash, raised epoch, which ends every session, grant and transaction (attack 1), forgotten lockouts,
/// audit event and notices (rule 8).
/// </summary>
/// <remarks>The hash is made before the write begins, since a write keeps others waiting.</remarks>
internal sealed class PasswordChange(
    IdentityDatabase database, PersonStore people, NewPasswordCheck check, PasswordHashes hashes, PasswordLocks locks, AuditTrail audit, ChangeNotices notices,
    AppPasswordStore appPasswords)
{
    /// <summary>Changes a password, together with what <paramref name="alongside"/> writes; if that says <see langword="false"/>, nothing is written.</summary>
    public async Task<PasswordChangeOutcome> ChangeAsync(
        PasswordOrder order, Func<CancellationToken, Task<bool>> alongside, CancellationToken cancellationToken)
    {
        var preparation = await PrepareAsync(order, cancellationToken);
        if (preparation is PasswordPreparation.Refused(var problem))
        {
            return new PasswordChangeOutcome.Refused(problem);
        }

        if (preparation is not PasswordPreparation.Ready(var prepared))
        {
            return new PasswordChangeOutcome.Overtaken();
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await alongside(cancellationToken) || !await TryCommitAsync(prepared, cancellationToken))
        {
            return new PasswordChangeOutcome.Overtaken();
        }

        await write.CommitAsync(cancellationToken);
        Committed();
        return new PasswordChangeOutcome.Changed(prepared.NewEpoch);
    }

    /// <summary>Asks the rules and makes the hash; nothing is written yet.</summary>
    public async Task<PasswordPreparation> PrepareAsync(PasswordOrder order, CancellationToken cancellationToken)
    {
        if (await people.FindPasswordOwnerAsync(order.PersonId, cancellationToken) is not { } owner || owner.Epoch != order.Epoch)
        {
            return new PasswordPreparation.Overtaken();
        }

        return check.Find(owner, order.Rule, order.Typed) is { } problem
            ? new PasswordPreparation.Refused(problem)
            : new PasswordPreparation.Ready(new PreparedPassword(order, owner, hashes.HashPassword(new Person(), order.Typed)));
    }

    /// <summary>Sets what was prepared, in the caller's write if there is one; <see langword="false"/> if something else came first, and the caller drops its write.</summary>
    public async Task<bool> TryCommitAsync(PreparedPassword prepared, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // Counters before the person, as a sign-in takes them: otherwise each could wait for the other.
        await locks.ForgetAsync(prepared.Owner, cancellationToken);
        var order = prepared.Order;
        if (!await people.TrySetPasswordAsync(order.PersonId, order.Epoch, prepared.Hash, order.MustChange, cancellationToken))
        {
            return false;
        }

        await audit.AddAsync(order.Happened, cancellationToken);
        await SettleAppPasswordsAsync(prepared, cancellationToken);
        await notices.ChangedAsync(order.PersonId, new AccountChange(ChangeKind.Password, Method: null), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    // The raised epoch has ended them already (attack 1); what is written here is that they ended, or that they did not.
    private async Task SettleAppPasswordsAsync(PreparedPassword prepared, CancellationToken cancellationToken)
    {
        var (personId, epoch) = (prepared.Order.PersonId, prepared.Order.Epoch);
        if (prepared.Order.KeepAppPasswords)
        {
            await appPasswords.CarryAsync(personId, epoch, prepared.NewEpoch, cancellationToken);
        }
        else if (await appPasswords.EndAllAsync(personId, prepared.Order.Happened.At, cancellationToken) > 0)
        {
            await audit.AddAsync(
                audit.Event(AuditKinds.AppPasswordsRevoked, personId) with { At = prepared.Order.Happened.At, ActorId = prepared.Order.Happened.ActorId },
                cancellationToken);
        }
    }

    /// <summary>Has the notices sent at once; for callers of <see cref="TryCommitAsync"/>, after their own write.</summary>
    public void Committed() => notices.Committed();
}

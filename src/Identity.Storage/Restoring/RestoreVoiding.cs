using Identity.Domain.Methods;
using Identity.Storage.AccessPasses;
using Identity.Storage.AppPasswords;
using Identity.Storage.Methods;
using Identity.Storage.Outbox;
using Identity.Storage.Recovery;
using Identity.Storage.SecurityKeys;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Restoring;

/// <summary>Takes the worth from whatever a backup brings back to life although it was spent, ended or revoked since (attack 15).</summary>
public sealed class RestoreVoiding(IdentityDatabase database, AppPasswordStore appPasswords, OutboxStore outbox)
{
    /// <summary>Does it to everybody, in the caller's write.</summary>
    /// <param name="now">The time.</param>
    /// <param name="step">The last time step whose codes may have been used already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<VoidedByRestore> VoidAsync(DateTimeOffset now, long step, CancellationToken cancellationToken)
    {
        // Sessions, sign-ins, resets, grants, codes that were sent and half-made methods carry an epoch.
        var people = await database.Users.ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch + 1), cancellationToken);
        var passes = await database.Set<AccessPassRow>().ExecuteDeleteAsync(cancellationToken);

        // The set stays, used up: its end opens nothing (rule 5).
        var codes = await database.Set<RecoveryCodeRow>().Where(row => row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
        await database.Set<MethodRow>().Where(row => row.Method == MethodCatalogue.Totp.Name && (row.LastStep == null || row.LastStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellationToken);

        // A challenge for a passkey belongs to nobody yet.
        await database.Set<KeyChallenge>().ExecuteDeleteAsync(cancellationToken);
        return new VoidedByRestore(people, passes, codes, await appPasswords.EndEverybodysAsync(now, cancellationToken), await outbox.AbandonAsync(cancellationToken));
    }
}

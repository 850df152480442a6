using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Storage.AccessPasses;
using Identity.Storage.AppPasswords;
using Identity.Storage.Methods;
using Identity.Storage.Outbox;
using Identity.Storage.Recovery;
using Identity.Storage.SecurityKeys;
using Identity.Storage.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Restoring;

/// <summary>Takes the worth from whatever a backup brings back to life although it was spent, ended or revoked since (attack 15).</summary>
public sealed class RestoreVoiding(IdentityDatabase database, AppPasswordStore appPasswords, OutboxStore outbox)
{
    /// <summary>Does it to everybody, in the caller's write.</summary>
    /// <param name="now">The time.</param>
    /// <param name="tolerance">By how many time steps a code may be early: until then it may have been used already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<VoidedByRestore> VoidAsync(DateTimeOffset now, int tolerance, CancellationToken cancellationToken)
    {
        // Sessions, sign-ins, resets, grants, codes that were sent and half-made methods carry an epoch.
        var people = await database.Users.ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch + 1), cancellationToken);
        var passes = await database.Set<AccessPassRow>().ExecuteDeleteAsync(cancellationToken);

        // The set stays, used up: its end opens nothing (rule 5).
        var codes = await database.Set<RecoveryCodeRow>().Where(row => row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
        var step = DeviceClock.OfApp.StepAt(now) + tolerance;
        await database.Set<MethodRow>().Where(row => row.Method == MethodCatalogue.Totp.Name && (row.LastStep == null || row.LastStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellationToken);
        var seconds = now.ToUnixTimeSeconds();
        await database.Set<HardwareTokenRow>()
            .Where(row => row.LastStep == null || row.LastStep < (seconds / row.StepSeconds) + row.Drift + tolerance)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, row => (seconds / row.StepSeconds) + row.Drift + tolerance), cancellationToken);

        // A challenge for a passkey belongs to nobody yet.
        await database.Set<KeyChallenge>().ExecuteDeleteAsync(cancellationToken);
        return new VoidedByRestore(people, passes, codes, await appPasswords.EndEverybodysAsync(now, cancellationToken), await outbox.AbandonAsync(cancellationToken));
    }
}

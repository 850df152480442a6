using Identity.Domain.AccessPasses;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.AccessPasses;

/// <summary>Temporary access passes, each found by its person and its keyed digest.</summary>
public sealed class AccessPassStore(IdentityDatabase database)
{
    /// <summary>Gives the person this pass in the place of any other, in the caller's write if there is one; <see langword="false"/> if the person has another epoch by now, or is switched off.</summary>
    public async Task<bool> TryReplaceAsync(AccessPass pass, string digest, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(pass.PersonId, pass.Epoch, cancellationToken))
        {
            return false;
        }

        await RemoveAsync(pass.PersonId, cancellationToken);
        await database.InsertAsync([AccessPassRow.Of(pass, digest)], cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The person's pass of that digest, whether it still works or not; one query also where there is no such person (attack 11).</summary>
    public async Task<AccessPass?> FindAsync(Guid personId, string digest, CancellationToken cancellationToken) =>
        (await database.Set<AccessPassRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.PersonId == personId && row.Digest == digest, cancellationToken))?.ToPass();

    /// <summary>
    /// Uses the pass, in the caller's write, if it works at that very moment (fault 11). Of any number of callers that come with a one-time
    /// pass one gets <see langword="true"/> (rule 6).
    /// </summary>
    /// <remarks>A freeze stays until a method is registered under it: until then a thief's password is kept out as before (attack 8).</remarks>
    public async Task<bool> TryUseAsync(AccessPass pass, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(pass.PersonId, pass.Epoch, cancellationToken))
        {
            return false;
        }

        var used = await database.Set<AccessPassRow>()
            .Where(row => row.PersonId == pass.PersonId && row.Id == pass.Id && row.Epoch == pass.Epoch
                && row.StartsAt <= now && row.ExpiresAt > now && (!row.IsOnce || row.UsedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
        if (used == 0)
        {
            return false;
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes the person's pass away; <see langword="false"/> if there is none.</summary>
    public async Task<bool> RemoveAsync(Guid personId, CancellationToken cancellationToken) =>
        await database.Set<AccessPassRow>().Where(row => row.PersonId == personId).ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>Forgets those that ended before <paramref name="olderThan"/>.</summary>
    public Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<AccessPassRow>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
}

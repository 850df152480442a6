using Identity.Storage.Methods;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Notices;

/// <summary>Changes that people were told of, and can say of that they were not theirs (attack 8).</summary>
public sealed class ChangeNoticeStore(IdentityDatabase database, RemovedMethodStore removed, MethodStore methods)
{
    /// <summary>Keeps one in the caller's write.</summary>
    public Task AddAsync(ChangeNotice notice, CancellationToken cancellationToken) => database.InsertAsync([notice], cancellationToken);

    /// <summary>The notice behind the hash of a link's handle, if it can still be answered or was; <see langword="null"/> if there is none.</summary>
    public Task<ChangeNotice?> FindAsync(string handleHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        Answerable(handleHash, now).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Undoes the change, in the caller's write: what was added goes, what was removed comes back, and changes are frozen until a method of
    /// before has answered. All that began before ends with the epoch (attack 1). Of any number of callers one gets <see langword="true"/>.
    /// </summary>
    public async Task<bool> TryDisownAsync(ChangeNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await Answerable(notice.HandleHash, now).Where(row => row.DisownedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DisownedAt, now), cancellationToken) == 0)
        {
            return false;
        }

        await FreezeAsync(notice, now, cancellationToken);
        await removed.QuarantineCodesAsync(notice.PersonId, notice.At, now, cancellationToken);
        if (notice.AddedId is { } added)
        {
            await removed.TryQuarantineAsync(notice.PersonId, added, now, cancellationToken);
        }

        if (notice.RemovedId is { } lost)
        {
            await removed.TryRestoreAsync(notice.PersonId, lost, cancellationToken);
        }

        await removed.RemoveLoneCodesAsync(notice.PersonId, now, cancellationToken);
        await methods.EnsureDefaultAsync(notice.PersonId, notice.RemovedId, cancellationToken);
        return true;
    }

    /// <summary>Forgets notices of changes before <paramref name="olderThan"/>.</summary>
    public Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<ChangeNotice>().Where(row => row.At < olderThan).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<ChangeNotice> Answerable(string handleHash, DateTimeOffset now)
    {
        var since = now - RemovedMethodStore.Kept;
        return database.Set<ChangeNotice>().Where(row => row.HandleHash == handleHash && row.At > since);
    }

    // A password that somebody else has chosen opens nothing any more: the way back in is a reset.
    private Task<int> FreezeAsync(ChangeNotice notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == notice.PersonId).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(person => person.Epoch, person => person.Epoch + 1).SetProperty(person => person.FrozenAt, now);
                if (notice.Kind is ChangeKind.Password)
                {
                    set.SetProperty(person => person.PasswordHash, (string?)null)
                        .SetProperty(person => person.PasswordScheme, Person.OwnScheme)
                        .SetProperty(person => person.ConcurrencyStamp, Guid.CreateVersion7(now).ToString());
                }
            },
            cancellationToken);
}

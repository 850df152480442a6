using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Notices;

namespace Identity.Server.SecurityInfo;

/// <summary>"This was not me": undoes a change and freezes further ones (attack 8).</summary>
internal sealed class Disowning(IdentityDatabase database, ChangeNoticeStore notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The change behind a link; <see langword="null"/> if there is none, or it is too long ago.</summary>
    public Task<ChangeNotice?> FindAsync(string handle, CancellationToken cancellationToken) =>
        notices.FindAsync(Handle.Hash(handle), clock.GetUtcNow(), cancellationToken);

    /// <summary>Undoes it, once.</summary>
    public async Task DisownAsync(string handle, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await FindAsync(handle, cancellationToken) is not { DisownedAt: null } notice
            || !await notices.TryDisownAsync(notice, clock.GetUtcNow(), cancellationToken))
        {
            return;
        }

        await audit.AddAsync(Event(notice), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    // Whoever reads the mail did it: not necessarily the person.
    private AuditEvent Event(ChangeNotice notice) => audit.Event(AuditKinds.ChangeDisowned, notice.PersonId) with
    {
        ActorId = null,
        Data = notice.Method is { } method ? $"\"{method}\"" : null,
    };
}

using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Browsers;

/// <summary>Which browsers people have signed in with. It says that, and proves nothing (attack 10).</summary>
public sealed class BrowserStore(IdentityDatabase database)
{
    /// <summary>Writes down, in the caller's write, that the person was signed in with a browser.</summary>
    public Task SeenAsync(string handleHash, Guid personId, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO browsers (handle_hash, person_id, first_seen_at, last_seen_at)
             VALUES ({handleHash}, {personId}, {at.ToUnixTimeMilliseconds()}, {at.ToUnixTimeMilliseconds()})
             ON CONFLICT (handle_hash, person_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
             """,
            cancellationToken);

    /// <summary>Whether the person has signed in with it; one query also where there is no such person or browser (attack 11).</summary>
    public Task<bool> IsKnownAsync(string handleHash, Guid personId, CancellationToken cancellationToken) =>
        database.Set<BrowserRow>().AnyAsync(row => row.HandleHash == handleHash && row.PersonId == personId, cancellationToken);

    /// <summary>Removes those that were not seen since <paramref name="olderThan"/>.</summary>
    public Task RemoveUnseenAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<BrowserRow>().Where(row => row.LastSeenAt < olderThan).ExecuteDeleteAsync(cancellationToken);
}

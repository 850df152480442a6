using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Restoring;

/// <summary>How far this database has come: what a server remembers elsewhere, and a restored backup falls behind (attack 15).</summary>
public sealed class RestoreMarkStore(IdentityDatabase database)
{
    /// <summary>The mark; <see langword="null"/> if no server ever made one.</summary>
    public Task<DateTimeOffset?> FindAsync(CancellationToken cancellationToken) =>
        database.Set<RestoreMarkRow>().AsNoTracking().Select(row => (DateTimeOffset?)row.MarkedAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Moves the mark on, to the time or by a millisecond, and says where it is; <see langword="null"/>, and nothing moves, if the database has not
    /// come as far as <paramref name="seen"/>: then it is older than whoever saw that.
    /// </summary>
    /// <param name="seen">The mark that the caller saw last; <see langword="null"/> if it never saw one.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DateTimeOffset?> TryAdvanceAsync(DateTimeOffset? seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (least, time) = ((seen ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        if (seen is null)
        {
            await database.Database.ExecuteSqlAsync(
                $"INSERT INTO restore_marks (id, marked_at) VALUES ({RestoreMarkRow.Only}, 0) ON CONFLICT (id) DO NOTHING", cancellationToken);
        }

        var moved = await database.Database.ExecuteSqlAsync(
            $"UPDATE restore_marks SET marked_at = CASE WHEN marked_at < {time} THEN {time} ELSE marked_at + 1 END WHERE marked_at >= {least}", cancellationToken);
        return moved == 0 ? null : await FindAsync(cancellationToken);
    }

    /// <summary>Moves the mark beyond <paramref name="seen"/>, however old the database is, in the caller's write: somebody answers for it.</summary>
    public async Task<DateTimeOffset> AcceptAsync(DateTimeOffset? seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var beyond = seen >= now ? seen.Value.AddMilliseconds(1) : now;
        return (await TryAdvanceAsync(null, beyond, cancellationToken))!.Value;
    }
}

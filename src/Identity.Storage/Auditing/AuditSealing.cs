using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Auditing;

/// <summary>Seals events into the chain, in the order in which they happened (attack 16).</summary>
public sealed class AuditSealing(IdentityDatabase database, TimeProvider clock)
{
    /// <summary>
    /// How long an event waits: far longer than any write lasts from the making of its event to its commit, so that none comes too late.
    /// One that does, or that somebody puts in between, is never sealed, and <see cref="AuditVerification"/> names it.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Seals up to <paramref name="most"/> events; the last link that was made, <see langword="null"/> if nothing waits.</summary>
    /// <remarks>One server at a time; what the others find then is the chain as the first has left it.</remarks>
    public async Task<AuditLink?> SealAsync(int most, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - Margin;
        if (!await Waiting(await HeadAsync(cancellationToken), until).AnyAsync(cancellationToken))
        {
            return null;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(DatabaseLock.AuditSeals, cancellationToken);
        var head = await HeadAsync(cancellationToken);
        var rows = await Waiting(head, until).OrderBy(row => row.At).ThenBy(row => row.Id).Take(most).ToListAsync(cancellationToken);
        var links = Links(head, rows);
        await database.InsertAsync(links, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return links is [.., var last] ? AuditLink.Of(last) : null;
    }

    private List<AuditSealRow> Links(AuditSealRow? head, IReadOnlyList<AuditRow> rows)
    {
        var (number, previous, now) = (head?.Number ?? 0, head?.Hash ?? AuditChain.Start, clock.GetUtcNow());
        List<AuditSealRow> links = [];
        foreach (var row in rows)
        {
            var link = new AuditSealRow
            {
                Number = ++number,
                EventId = row.Id,
                At = row.At,
                Previous = previous,
                Hash = AuditChain.Hash(previous, row),
                SealedAt = now,
            };
            links.Add(link);
            previous = link.Hash;
        }

        return links;
    }

    private Task<AuditSealRow?> HeadAsync(CancellationToken cancellationToken) =>
        database.Set<AuditSealRow>().AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<AuditRow> Waiting(AuditSealRow? head, DateTimeOffset until) =>
        (head is null ? database.Set<AuditRow>() : database.EventsAfter(head)).AsNoTracking().Where(row => row.At <= until);
}

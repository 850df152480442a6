using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Auditing;

/// <summary>Checks every event against the chain.</summary>
public sealed class AuditVerification(IdentityDatabase database)
{
    /// <summary>Checks all of them.</summary>
    /// <param name="noted">A link that was noted elsewhere: without one, whoever may change the database can make the whole chain anew.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerdict> VerifyAsync((long Number, string Hash)? noted, CancellationToken cancellationToken)
    {
        List<AuditFinding> findings = [];
        AuditSealRow? head = null;
        var isNotedSeen = noted is null;
        await foreach (var (link, row) in Chain().WithCancellation(cancellationToken))
        {
            findings.AddRange(Check(head, link, row));
            isNotedSeen |= noted is { } sought && link.Number == sought.Number
                && Convert.ToHexString(link.Hash).Equals(sought.Hash, StringComparison.OrdinalIgnoreCase);
            head = link;
        }

        if (!isNotedSeen)
        {
            findings.Add(new AuditFinding.HeadLost(noted!.Value.Number) { At = head?.At ?? DateTimeOffset.MaxValue });
        }

        return new AuditVerdict
        {
            Findings = [.. findings.Concat(await AddedAsync(head, cancellationToken)).OrderBy(finding => finding.At)],
            Head = head is null ? null : AuditLink.Of(head),
            Waiting = await (head is null ? database.Set<AuditRow>() : database.EventsAfter(head)).CountAsync(cancellationToken),
        };
    }

    private static IEnumerable<AuditFinding> Check(AuditSealRow? before, AuditSealRow link, AuditRow? row)
    {
        var isNext = link.Number == (before?.Number ?? 0) + 1;
        if (!isNext)
        {
            yield return new AuditFinding.SealMissing((before?.Number ?? 0) + 1) { At = before?.At ?? DateTimeOffset.MinValue };
        }

        if (row is null)
        {
            yield return new AuditFinding.Missing(link.Number, link.EventId) { At = link.At };
            yield break;
        }

        var fits = row.At == link.At
            && link.Hash.AsSpan().SequenceEqual(AuditChain.Hash(link.Previous, row))
            && (!isNext || link.Previous.AsSpan().SequenceEqual(before?.Hash ?? AuditChain.Start));
        if (!fits)
        {
            yield return new AuditFinding.Changed(link.Number, link.EventId) { At = link.At };
        }

        if (before is not null && !link.IsAfter(before))
        {
            yield return new AuditFinding.AddedBetween(row.Id, row.Kind) { At = row.At };
        }
    }

    private async IAsyncEnumerable<(AuditSealRow Link, AuditRow? Row)> Chain()
    {
        var joined =
            from link in database.Set<AuditSealRow>().AsNoTracking()
            join row in database.Set<AuditRow>() on link.EventId equals row.Id into rows
            from row in rows.DefaultIfEmpty()
            orderby link.Number
            select new { link, row };
        await foreach (var both in joined.AsAsyncEnumerable())
        {
            yield return (both.link, both.row);
        }
    }

    private async Task<IReadOnlyList<AuditFinding>> AddedAsync(AuditSealRow? head, CancellationToken cancellationToken)
    {
        if (head is null)
        {
            return [];
        }

        var unsealed = await database.EventsUntil(head).AsNoTracking()
            .Where(row => !database.Set<AuditSealRow>().Any(link => link.EventId == row.Id))
            .Select(row => new { row.Id, row.Kind, row.At })
            .ToListAsync(cancellationToken);
        return [.. unsealed.Select(row => new AuditFinding.AddedBetween(row.Id, row.Kind) { At = row.At })];
    }
}

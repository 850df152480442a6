using Identity.Domain.Enrollment;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Methods;

/// <summary>When people were first asked to register methods, and what they put off.</summary>
public sealed class DeferralStore(IdentityDatabase database)
{
    /// <summary>Records when the person was first asked to follow these rules; dates that are known stay.</summary>
    public async Task RecordFirstAskAsync(
        Guid personId, IReadOnlyList<string> ruleIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        foreach (var ruleId in ruleIds.Order(StringComparer.Ordinal))
        {
            await AddAsync(personId, ruleId, now, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Records one "Skip for now" against every rule offered. <see langword="false"/>, with nothing kept, if another was recorded since
    /// <paramref name="seen"/> was read, or if an offer has no skips left. A caller with a write of its own drops that write too.
    /// </summary>
    public async Task<bool> TrySkipAsync(
        Guid personId, IReadOnlyList<DeferralOffer> offers, IReadOnlyList<Deferral> seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (offers.Any(offer => offer.SkipsLeft is <= 0))
        {
            return false;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);

        // Always in the same order, so that two skips never wait for each other.
        foreach (var offer in offers.OrderBy(offer => offer.RuleId, StringComparer.Ordinal))
        {
            var used = seen.FirstOrDefault(deferral => deferral.RuleId == offer.RuleId)?.SkipsUsed ?? 0;
            await AddAsync(personId, offer.RuleId, now, cancellationToken);
            if (!await TrySkipAsync(personId, offer, used, now, cancellationToken))
            {
                return false;
            }
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> TrySkipAsync(Guid personId, DeferralOffer offer, int used, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Set<DeferralRow>()
            .Where(row => row.PersonId == personId && row.RuleId == offer.RuleId && row.SkipsUsed == used)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.SkipsUsed, used + 1)
                    .SetProperty(row => row.SkippedAt, now)
                    .SetProperty(row => row.RuleHash, offer.RuleHash)
                    .SetProperty(row => row.Deadline, offer.Deadline),
                cancellationToken) == 1;

    private Task<int> AddAsync(Guid personId, string ruleId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO deferrals (person_id, rule_id, first_asked_at, skips_used)
             VALUES ({personId}, {ruleId}, {now.ToUnixTimeMilliseconds()}, 0) ON CONFLICT (person_id, rule_id) DO NOTHING
             """,
            cancellationToken);
}

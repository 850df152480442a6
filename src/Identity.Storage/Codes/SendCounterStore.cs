using Identity.Domain.Methods.Phones;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Codes;

/// <summary>How much was sent, by number, range, address, country and in all. No two messages are charged to the same room (fault 24).</summary>
public sealed class SendCounterStore(IdentityDatabase database)
{
    /// <summary>
    /// Charges one message to each counter, in the caller's write, always in the same order so that two messages never wait for each other.
    /// The first that has no room; <see langword="null"/> if all had. A caller who gets one drops its write.
    /// </summary>
    public async Task<SendCap?> ChargeAsync(IEnumerable<SendCap> caps, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var cap in caps)
        {
            if (cap.Amount > cap.Limit || !await TryChargeAsync(cap, now, cancellationToken))
            {
                return cap;
            }
        }

        return null;
    }

    /// <summary>Removes counters whose time was over before <paramref name="olderThan"/>.</summary>
    public Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<SendCounterRow>().Where(row => row.StartedAt < olderThan).ExecuteDeleteAsync(cancellationToken);

    private async Task<bool> TryChargeAsync(SendCap cap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (at, over) = (now.ToUnixTimeMilliseconds(), (now - cap.Window).ToUnixTimeMilliseconds());
        return await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO send_counters (key, started_at, amount) VALUES ({cap.Key}, {at}, {cap.Amount})
             ON CONFLICT (key) DO UPDATE SET
                 amount = CASE WHEN send_counters.started_at <= {over} THEN {cap.Amount} ELSE send_counters.amount + {cap.Amount} END,
                 started_at = CASE WHEN send_counters.started_at <= {over} THEN {at} ELSE send_counters.started_at END
             WHERE send_counters.started_at <= {over} OR send_counters.amount + {cap.Amount} <= {cap.Limit}
             """,
            cancellationToken) == 1;
    }
}

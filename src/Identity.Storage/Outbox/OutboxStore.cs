using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Outbox;

/// <summary>
/// Outgoing messages. Any number of servers may send from it: a message is claimed by one of them, marked before it is handed over, and
/// never handed over again once it may have arrived.
/// </summary>
public sealed class OutboxStore(IdentityDatabase database)
{
    // How many of those that are due a server looks at before it concludes that the others have them.
    private const int Candidates = 20;

    /// <summary>Keeps a message in the caller's write; <see langword="false"/> if there is one about the same already.</summary>
    public async Task<bool> AddAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO outbox (id, kind, person_id, sealed_content, idempotency_key, created_at, not_before, expires_at, state, attempts, claims)
             VALUES ({message.Id}, {message.Kind}, {message.PersonId}, {message.SealedContent}, {message.IdempotencyKey},
                 {message.CreatedAt.ToUnixTimeMilliseconds()}, {message.NotBefore.ToUnixTimeMilliseconds()},
                 {message.ExpiresAt.ToUnixTimeMilliseconds()}, 'pending', 0, 0)
             ON CONFLICT (idempotency_key) DO NOTHING
             """,
            cancellationToken) == 1;

    /// <summary>
    /// Gives the oldest message of a kind that is due to one server, to itself until <paramref name="until"/>; <see langword="null"/> if there
    /// is none.
    /// </summary>
    public async Task<OutboxMessage?> TryClaimAsync(string kind, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = await Due(now).AsNoTracking().Where(row => row.Kind == kind).OrderBy(row => row.Id).Take(Candidates).ToListAsync(cancellationToken);
        foreach (var message in due)
        {
            if (await Due(now).Where(row => row.Id == message.Id && row.Claims == message.Claims)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.Claims, row => row.Claims + 1),
                        cancellationToken) == 1)
            {
                return message with { ClaimedUntil = until, Claims = message.Claims + 1 };
            }
        }

        return null;
    }

    /// <summary>
    /// Says that the next thing is the hand-over; <see langword="false"/> if somebody else has the message by now, or its time is over. Whoever
    /// crashes between this and its end leaves the message in doubt.
    /// </summary>
    public async Task<bool> TryMarkHandingOverAsync(
        OutboxMessage claimed, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await Claimed(claimed).Where(row => row.State == OutboxState.Pending && row.ExpiresAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, OutboxState.HandedOver).SetProperty(row => row.ClaimedUntil, until),
            cancellationToken) == 1;

    /// <summary>
    /// Writes down how it ended, and erases recipient and text. Whoever handed a message over may still say so when others have come to
    /// doubt it.
    /// </summary>
    public async Task<bool> TrySettleAsync(OutboxMessage claimed, OutboxState ended, string? error, CancellationToken cancellationToken) =>
        await SettleAsync(
            Claimed(claimed).Where(row => row.State == OutboxState.Pending || row.State == OutboxState.HandedOver || row.State == OutboxState.InDoubt),
            ended,
            error,
            cancellationToken);

    /// <summary>Puts a message back that has certainly not arrived.</summary>
    public async Task<bool> TryRetryAsync(OutboxMessage claimed, DateTimeOffset notBefore, string error, CancellationToken cancellationToken) =>
        await Claimed(claimed).Where(row => row.State == OutboxState.Pending || row.State == OutboxState.HandedOver).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, OutboxState.Pending)
                .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                .SetProperty(row => row.NotBefore, notBefore)
                .SetProperty(row => row.LastError, error)
                .SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;

    /// <summary>
    /// Ends what nobody will send any more: hand-overs that a crash interrupted are in doubt, messages whose time is over have expired.
    /// Those that this call ended, as they are now.
    /// </summary>
    public async Task<IReadOnlyList<OutboxMessage>> EndOverdueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = new List<OutboxMessage>();
        foreach (var message in await Overdue(now).AsNoTracking().OrderBy(row => row.Id).Take(Candidates).ToListAsync(cancellationToken))
        {
            var state = message.State is OutboxState.Pending ? OutboxState.Expired : OutboxState.InDoubt;
            if (await SettleAsync(Overdue(now).Where(row => row.Id == message.Id && row.State == message.State), state, message.LastError, cancellationToken))
            {
                ended.Add(message with { State = state, SealedContent = null, ClaimedUntil = null });
            }
        }

        return ended;
    }

    /// <summary>Sends nothing of what waits, and says of none of it that it did not arrive; how many there were.</summary>
    public Task<int> AbandonAsync(CancellationToken cancellationToken) =>
        EndAsync(
            database.Set<OutboxMessage>().Where(row => row.State == OutboxState.Pending || row.State == OutboxState.HandedOver),
            OutboxState.InDoubt,
            error: null,
            cancellationToken);

    /// <summary>How far a message is; <see langword="null"/> if there is none.</summary>
    public async Task<MessageProgress?> FindStateAsync(Guid id, CancellationToken cancellationToken) =>
        await database.Set<OutboxMessage>().Where(row => row.Id == id)
            .Select(row => new MessageProgress(row.State, row.Attempts, row.LastError))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The newest messages, for people who look.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> FindNewestAsync(int count, CancellationToken cancellationToken) =>
        await database.Set<OutboxMessage>().AsNoTracking().OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);

    /// <summary>Removes messages that ended and were written before <paramref name="olderThan"/>; how many.</summary>
    public Task<int> RemoveEndedAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<OutboxMessage>()
            .Where(row => row.CreatedAt < olderThan && row.State != OutboxState.Pending && row.State != OutboxState.HandedOver)
            .ExecuteDeleteAsync(cancellationToken);

    private static async Task<bool> SettleAsync(IQueryable<OutboxMessage> rows, OutboxState ended, string? error, CancellationToken cancellationToken) =>
        await EndAsync(rows, ended, error, cancellationToken) == 1;

    private static Task<int> EndAsync(IQueryable<OutboxMessage> rows, OutboxState ended, string? error, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, ended)
                .SetProperty(row => row.LastError, error)
                .SetProperty(row => row.SealedContent, (byte[]?)null)
                .SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);

    private IQueryable<OutboxMessage> Due(DateTimeOffset now) => database.Set<OutboxMessage>()
        .Where(row => row.State == OutboxState.Pending && row.NotBefore <= now && row.ExpiresAt > now && (row.ClaimedUntil == null || row.ClaimedUntil <= now));

    private IQueryable<OutboxMessage> Overdue(DateTimeOffset now) => database.Set<OutboxMessage>()
        .Where(row => (row.ClaimedUntil == null || row.ClaimedUntil <= now)
            && (row.State == OutboxState.HandedOver || (row.State == OutboxState.Pending && row.ExpiresAt <= now)));

    private IQueryable<OutboxMessage> Claimed(OutboxMessage claimed) => database.Set<OutboxMessage>()
        .Where(row => row.Id == claimed.Id && row.Claims == claimed.Claims);
}

using Identity.Storage.Outbox;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Codes;

/// <summary>Codes that were sent and calls that were placed.</summary>
public sealed class CodeStore(IdentityDatabase database)
{
    /// <summary>Keeps a code in the caller's write.</summary>
    public Task AddAsync(SentCode code, CancellationToken cancellationToken) => database.InsertAsync([code], cancellationToken);

    /// <summary>
    /// When this person was sent something in one of these ways since then, whatever for; what certainly did not leave does not count. The
    /// caller's write holds the person, so that of two requests at one moment the second sees what the first has sent. <see langword="null"/>
    /// if the person has another epoch by now, or is switched off.
    /// </summary>
    public async Task<IReadOnlyList<DateTimeOffset>?> HoldAndFindSentAsync(
        Guid personId, long epoch, IReadOnlyCollection<CodeChannel> channels, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!await database.TryHoldAsync(personId, epoch, cancellationToken))
        {
            return null;
        }

        return await database.Set<SentCode>()
            .Where(row => row.PersonId == personId && row.CreatedAt > since && channels.Contains(row.Channel))
            .Where(row => !database.Set<OutboxMessage>().Any(message => message.Id == row.Id
                && (message.State == OutboxState.Failed || message.State == OutboxState.Expired)))
            .Select(row => row.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The codes and calls of a scope that still work, the newest first.</summary>
    public async Task<IReadOnlyList<SentCode>> FindLiveAsync(CodeScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Live(scope, now).AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>The codes and calls of a person that still work, of one purpose and context, whichever method they are for; one query also where there is no such person.</summary>
    public async Task<IReadOnlyList<SentCode>> FindLiveAsync(
        CodePurpose purpose, Guid personId, string context, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Live(now).AsNoTracking().Where(row => row.PersonId == personId && row.Purpose == purpose && row.Context == context).ToListAsync(cancellationToken);

    /// <summary>
    /// Spends a code, and with it all others of its scope: of any number of callers one gets <see langword="true"/>. A call must have been
    /// answered before.
    /// </summary>
    public async Task<bool> TrySpendAsync(SentCode code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scope = new CodeScope(code.Purpose, code.PersonId, code.Context, code.MethodId);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(code.PersonId, code.Epoch, cancellationToken))
        {
            return false;
        }

        var spent = await Live(scope, now).Where(row => row.Id == code.Id && (row.Channel != CodeChannel.Call || row.ConfirmedAt != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SpentAt, now), cancellationToken);
        if (spent == 0)
        {
            return false;
        }

        await Live(scope, now).ExecuteUpdateAsync(set => set.SetProperty(row => row.SpentAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The call behind the hash of a handle, if it can still be answered.</summary>
    public Task<SentCode?> FindCallAsync(string handleHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        Calls(handleHash, now).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>Writes down that a call was answered with the pound key; <see langword="false"/> if it is over, was answered or reported before.</summary>
    public async Task<bool> TryConfirmCallAsync(string handleHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Calls(handleHash, now).ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, now), cancellationToken) == 1;

    /// <summary>
    /// Writes down, in the caller's write, that the person did not ask for a call; it can then not be answered. <see langword="false"/> if it
    /// is over.
    /// </summary>
    public async Task<bool> TryReportCallAsync(SentCode call, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.TryHoldAsync(call.PersonId, call.Epoch, cancellationToken)
        && await Calls(call.Digest, now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ReportedAt, now).SetProperty(row => row.SpentAt, now), cancellationToken) == 1;

    /// <summary>Removes what stopped working before <paramref name="olderThan"/>.</summary>
    public Task RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<SentCode>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<SentCode> Live(CodeScope scope, DateTimeOffset now) =>
        Live(now).Where(row => row.PersonId == scope.PersonId && row.Purpose == scope.Purpose && row.Context == scope.Context && row.MethodId == scope.MethodId);

    private IQueryable<SentCode> Live(DateTimeOffset now) =>
        database.Set<SentCode>()
            .Where(row => row.SpentAt == null && row.ExpiresAt > now)
            .Where(row => database.Users.Any(person => person.Id == row.PersonId && person.Epoch == row.Epoch && !person.IsDisabled));

    private IQueryable<SentCode> Calls(string handleHash, DateTimeOffset now) =>
        Live(now).Where(row => row.Digest == handleHash && row.Channel == CodeChannel.Call && row.ConfirmedAt == null);
}

using Identity.Storage.Codes;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.PasswordResets;

/// <summary>What was asked for in resets, and what is written where nothing was sent.</summary>
public sealed class ResetSendStore(IdentityDatabase database)
{
    /// <summary>Keeps one, in the caller's write.</summary>
    public Task AddAsync(ResetSend send, CancellationToken cancellationToken) => database.InsertAsync([send], cancellationToken);

    /// <summary>When something was asked for at this pace since then.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> FindTimesAsync(string paceKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        await database.Set<ResetSend>().Where(row => row.PaceKey == paceKey && row.CreatedAt > since).Select(row => row.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>What was asked for in a reset with one kind of method, the newest first; also what is over.</summary>
    public async Task<IReadOnlyList<ResetSend>> FindAsync(string resetKey, string method, CodeChannel channel, CancellationToken cancellationToken) =>
        await database.Set<ResetSend>().AsNoTracking()
            .Where(row => row.ResetKey == resetKey && row.Method == method && row.Channel == channel)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Keeps, in the caller's write, as many rows as a message that leaves would have left.</summary>
    public async Task AddDecoysAsync(IReadOnlyList<Decoy> decoys, CancellationToken cancellationToken)
    {
        foreach (var decoy in decoys)
        {
            await database.InsertAsync([decoy], cancellationToken);
        }
    }

    /// <summary>Removes all that was asked for before <paramref name="olderThan"/>.</summary>
    public async Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await database.Set<ResetSend>().Where(row => row.CreatedAt < olderThan).ExecuteDeleteAsync(cancellationToken);
        await database.Set<Decoy>().Where(row => row.CreatedAt < olderThan).ExecuteDeleteAsync(cancellationToken);
    }
}

using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Replays;

/// <summary>What was used and may not be used again, in the database, so that every server knows it.</summary>
public sealed class ReplayStore(IdentityDatabase database) : IReplayStore
{
    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(string purpose, string value, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Each purpose is a namespace of its own (protocol line 44).
        var (key, expiresAt) = (Handle.Hash($"{purpose}\n{value}"), until.ToUnixTimeMilliseconds());
        return await database.Database.ExecuteSqlAsync(
            $"INSERT INTO replays (key, expires_at) VALUES ({key}, {expiresAt}) ON CONFLICT (key) DO NOTHING", cancellationToken) == 1;
    }

    /// <summary>Forgets what is refused for its age since <paramref name="olderThan"/>.</summary>
    public Task RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<ReplayRow>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
}

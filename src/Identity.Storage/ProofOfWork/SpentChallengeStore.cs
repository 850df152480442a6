using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.ProofOfWork;

/// <summary>Which proof-of-work challenges were answered. A challenge is signed and not stored; what is stored is that it was spent (rule 6).</summary>
public sealed class SpentChallengeStore(IdentityDatabase database)
{
    /// <summary>Spends a challenge; <see langword="false"/> if it was spent before. Of any number at once one wins.</summary>
    public async Task<bool> TrySpendAsync(string challenge, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var (key, until) = (Handle.Hash(challenge), expiresAt.ToUnixTimeMilliseconds());
        return await database.Database.ExecuteSqlAsync(
            $"INSERT INTO spent_challenges (key, expires_at) VALUES ({key}, {until}) ON CONFLICT (key) DO NOTHING", cancellationToken) == 1;
    }

    /// <summary>Removes those that expired by themselves before <paramref name="olderThan"/>: they are refused for their age.</summary>
    public Task RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<SpentChallengeRow>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
}

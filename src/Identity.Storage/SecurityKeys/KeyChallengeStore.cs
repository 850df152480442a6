using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.SecurityKeys;

/// <summary>Challenges for security keys and passkeys: rows that are spent (attack 14).</summary>
public sealed class KeyChallengeStore(IdentityDatabase database)
{
    /// <summary>Keeps a challenge in the place of an earlier one of the same sign-in or reset and purpose.</summary>
    public Task BeginAsync(KeyChallenge challenge, CancellationToken cancellationToken)
    {
        var purpose = SnakeCase.Of(challenge.Purpose.ToString());
        return database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO key_challenges (context, purpose, key, person_id, epoch, sealed_state, expires_at)
             VALUES ({challenge.Context}, {purpose}, {challenge.Key}, {challenge.PersonId}, {challenge.Epoch}, {challenge.SealedState},
                 {challenge.ExpiresAt.ToUnixTimeMilliseconds()})
             ON CONFLICT (context, purpose) DO UPDATE SET key = excluded.key, person_id = excluded.person_id, epoch = excluded.epoch,
                 sealed_state = excluded.sealed_state, expires_at = excluded.expires_at, spent_at = NULL
             """,
            cancellationToken);
    }

    /// <summary>
    /// Spends a challenge, whether or not its answer is right. Of any number of callers one gets its sealed state; <see langword="null"/> if it
    /// is spent, over, of something else, or of a person who has another epoch by now.
    /// </summary>
    public async Task<byte[]?> TrySpendAsync(string key, KeyScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spent = await Of(key, scope)
            .Where(row => row.SpentAt == null && row.ExpiresAt > now)
            .Where(row => row.PersonId == null || database.Users.Any(person => person.Id == row.PersonId && person.Epoch == row.Epoch && !person.IsDisabled))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SpentAt, now), cancellationToken);
        return spent == 1 ? await Of(key, scope).Select(row => row.SealedState).SingleOrDefaultAsync(cancellationToken) : null;
    }

    /// <summary>Removes what could not be answered any more before <paramref name="olderThan"/>.</summary>
    public Task RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<KeyChallenge>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<KeyChallenge> Of(string key, KeyScope scope) =>
        database.Set<KeyChallenge>().Where(row =>
            row.Key == key && row.Purpose == scope.Purpose && row.Context == scope.Context && row.PersonId == scope.PersonId);
}

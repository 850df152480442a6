using Identity.Domain.AppPasswords;
using Identity.Storage.Grants;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.AppPasswords;

/// <summary>App passwords, each found by its keyed digest: there is nothing slow to compute and nothing to compare.</summary>
public sealed class AppPasswordStore(IdentityDatabase database)
{
    /// <summary>How long those that have ended are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string SessionPrefix = "app-password:";

    /// <summary>What stands in a grant for the session that there is none of.</summary>
    public static string SessionOf(Guid id) => $"{SessionPrefix}{id}";

    /// <summary>Whether a grant of that session may still be added, while its person is held: app passwords end one after the other.</summary>
    internal static async Task<bool> MayGrantAsync(IdentityDatabase database, string session, CancellationToken cancellationToken) =>
        !session.StartsWith(SessionPrefix, StringComparison.Ordinal)
        || (Guid.TryParse(session[SessionPrefix.Length..], out var id)
            && await database.Set<AppPasswordRow>().AnyAsync(row => row.Id == id && row.EndedAt == null, cancellationToken));

    /// <summary>Adds one, in the caller's write if there is one. Of any number that come at once no more are added than there is room for.</summary>
    public async Task<AddOutcome> TryAddAsync(AppPassword password, string digest, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(password.PersonId, password.Epoch, cancellationToken))
        {
            return AddOutcome.Gone;
        }

        if (await Live(password.PersonId, password.CreatedAt).CountAsync(cancellationToken) >= AppPasswordRules.Most)
        {
            return AddOutcome.TooMany;
        }

        await database.InsertAsync([AppPasswordRow.Of(password, digest)], cancellationToken);
        await write.CommitAsync(cancellationToken);
        return AddOutcome.Added;
    }

    /// <summary>The person's app password of that digest, whether it still works or not; one query also where there is no such person (attack 11).</summary>
    public async Task<AppPassword?> FindAsync(Guid personId, string digest, CancellationToken cancellationToken) =>
        (await database.Set<AppPasswordRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Digest == digest && row.PersonId == personId, cancellationToken))?.ToPassword();

    /// <summary>When a use from a place was told of last, by app password of the person; one query also where there is no such person (attack 11).</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> FindPlaceAsync(Guid personId, string place, CancellationToken cancellationToken) =>
        await (
            from row in database.Set<AppPasswordPlaceRow>().AsNoTracking()
            join password in database.Set<AppPasswordRow>() on row.PasswordId equals password.Id
            where password.PersonId == personId && row.Place == place
            select row).ToDictionaryAsync(row => row.PasswordId, row => row.ToldAt, cancellationToken);

    /// <summary>Writes down that a use from a place was told of.</summary>
    public Task ToldAsync(Guid id, string place, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO app_password_places (password_id, place, told_at) VALUES ({id}, {place}, {now.ToUnixTimeMilliseconds()})
             ON CONFLICT (password_id, place) DO UPDATE SET told_at = excluded.told_at
             """,
            cancellationToken);

    /// <summary>The person's app passwords that work, the newest first.</summary>
    public async Task<IReadOnlyList<AppPassword>> ListAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Live(personId, now).AsNoTracking().OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).ToListAsync(cancellationToken))
            .ConvertAll(row => row.ToPassword());

    /// <summary>Writes down that it was used.</summary>
    public Task UsedAsync(Guid id, Doors door, string place, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Set<AppPasswordRow>().Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LastUsedAt, now)
                .SetProperty(row => row.LastUsedFrom, place)
                .SetProperty(row => row.LastUsedDoor, door),
            cancellationToken);

    /// <summary>Ends one, with the tokens that it was good for; <see langword="false"/> if the person has no such, or no more.</summary>
    public async Task<bool> TryEndAsync(Guid personId, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // No grant is added between.
        await database.Users.Where(person => person.Id == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch), cancellationToken);
        if (await Live(personId, now).Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellationToken) == 0)
        {
            return false;
        }

        var session = SessionOf(id);
        await RevokeAsync(database.Set<GrantRow>().Where(grant => grant.SessionId == session), now, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends all of a person's, with the tokens that they were good for; how many there were.</summary>
    public async Task<int> EndAllAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var ended = await database.Set<AppPasswordRow>().Where(row => row.PersonId == personId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellationToken);
        await RevokeAsync(
            database.Set<GrantRow>().Where(grant => grant.PersonId == personId && grant.SessionId.StartsWith(SessionPrefix)), now, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return ended;
    }

    /// <summary>Ends everybody's, in the caller's write; how many there were.</summary>
    public async Task<int> EndEverybodysAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = await database.Set<AppPasswordRow>().Where(row => row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellationToken);
        await RevokeAsync(database.Set<GrantRow>().Where(grant => grant.SessionId.StartsWith(SessionPrefix)), now, cancellationToken);
        return ended;
    }

    /// <summary>Takes a person's along into a new epoch, in the write that raises it: policy says that they outlive a new password.</summary>
    public Task CarryAsync(Guid personId, long fromEpoch, long toEpoch, CancellationToken cancellationToken) =>
        database.Set<AppPasswordRow>().Where(row => row.PersonId == personId && row.Epoch == fromEpoch && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Epoch, toEpoch), cancellationToken);

    /// <summary>Forgets those that ended, or expired, before <paramref name="olderThan"/>, and places from which nothing came since.</summary>
    public async Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await database.Set<AppPasswordRow>().Where(row => row.EndedAt < olderThan || row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
        await database.Set<AppPasswordPlaceRow>().Where(row => row.ToldAt < olderThan).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<int> RevokeAsync(IQueryable<GrantRow> grants, DateTimeOffset now, CancellationToken cancellationToken) =>
        grants.Where(grant => grant.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, now), cancellationToken);

    private IQueryable<AppPasswordRow> Live(Guid personId, DateTimeOffset now) =>
        database.Set<AppPasswordRow>().Where(row => row.PersonId == personId && row.EndedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now))
            .Where(row => database.Users.Any(person => person.Id == row.PersonId && person.Epoch == row.Epoch));
}

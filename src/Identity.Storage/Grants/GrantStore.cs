using Identity.OpenId.Stores;
using Identity.Storage.AppPasswords;
using Identity.Storage.Clients;
using Identity.Storage.People;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Grants;

/// <summary>Grants and what hangs off them, in the database.</summary>
/// <remarks>
/// A grant carries its person's epoch and every use compares the two, so a grant kept at the very moment of a raise is dead too (attack 1).
/// </remarks>
public sealed class GrantStore(IdentityDatabase database) : IGrantStore
{
    // How much longer a device that asks too often has to wait each time, in milliseconds (RFC 8628 3.5), and by how much it may be early.
    private const long SlowDown = 5000;
    private const long Forgiven = 1000;

    private IQueryable<GrantRow> LiveGrants =>
        database.Set<GrantRow>().Where(grant => grant.RevokedAt == null
            && database.Users.Any(person => person.Id == grant.PersonId && person.Epoch == grant.Epoch && !person.IsDisabled));

    /// <inheritdoc/>
    public async Task<bool> TryIssueAsync(Grant grant, Artifact code, string? interactionHandle, string? pushedKey, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(grant.Subject, out var personId))
        {
            return false;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        var current = Current(grant, personId);
        var mayIssue = interactionHandle is null
            ? await current.AnyAsync(cancellationToken)
            : await TryCompleteAsync(interactionHandle, grant, current, cancellationToken);
        if (!mayIssue || (pushedKey is not null && !await TrySpendAsync(pushedKey, grant.CreatedAt, cancellationToken)))
        {
            return false;
        }

        await database.InsertAsync<object>([GrantRow.Of(grant, personId), code], cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<Grant?> FindOrAddAsync(Grant grant, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(grant.Subject, out var personId))
        {
            return null;
        }

        var row = GrantRow.Of(grant, personId);
        var same = LiveGrants.AsNoTracking().Where(other =>
            other.SessionId == row.SessionId && other.ClientId == row.ClientId && other.Scopes == row.Scopes && other.Epoch == row.Epoch);
        if (await same.FirstOrDefaultAsync(cancellationToken) is { } found)
        {
            return found.ToGrant();
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(personId, grant.Epoch, cancellationToken)
            || !await TryHoldClientAsync(grant.ClientId, cancellationToken)
            || !await AppPasswordStore.MayGrantAsync(database, grant.SessionId, cancellationToken))
        {
            return null;
        }

        if (await same.FirstOrDefaultAsync(cancellationToken) is { } meanwhile)
        {
            return meanwhile.ToGrant();
        }

        await database.InsertAsync([row], cancellationToken);
        await write.CommitAsync(cancellationToken);
        return grant;
    }

    /// <inheritdoc/>
    public Task AddAsync(Artifact artifact, CancellationToken cancellationToken) => database.InsertAsync([artifact], cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(Artifact artifact, CancellationToken cancellationToken) => await database.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO artifacts (kind, key, created_at, expires_at, data, generation)
         VALUES ({(int)artifact.Kind}, {artifact.Key}, {artifact.CreatedAt.ToUnixTimeMilliseconds()}, {artifact.ExpiresAt.ToUnixTimeMilliseconds()}, {artifact.Data}, 0)
         ON CONFLICT (kind, key) DO NOTHING
         """,
        cancellationToken) == 1;

    /// <inheritdoc/>
    public async Task<bool> TryApproveAsync(Grant grant, string deviceKey, string interactionHandle, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(grant.Subject, out var personId))
        {
            return false;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await TryCompleteAsync(interactionHandle, grant, Current(grant, personId), cancellationToken))
        {
            return false;
        }

        await database.InsertAsync([GrantRow.Of(grant, personId)], cancellationToken);
        if (await Waiting(deviceKey, grant.CreatedAt).ExecuteUpdateAsync(set => set.SetProperty(row => row.GrantId, grant.Id), cancellationToken) != 1)
        {
            return false;
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> TryDenyAsync(string deviceKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Waiting(deviceKey, now).ExecuteUpdateAsync(set => set.SetProperty(row => row.ConsumedAt, now), cancellationToken) == 1;

    /// <inheritdoc/>
    public async Task<bool> TryPollAsync(string deviceKey, DateTimeOffset now, TimeSpan interval, CancellationToken cancellationToken)
    {
        var (at, first, more) = (now.ToUnixTimeMilliseconds(), (long)interval.TotalMilliseconds - Forgiven, SlowDown);
        var inTime = await database.Database.ExecuteSqlAsync(
            $"""
             UPDATE artifacts SET polled_at = {at}
             WHERE kind = {(int)ArtifactKind.DeviceCode} AND key = {deviceKey} AND (polled_at IS NULL OR polled_at + {first} + generation * {more} <= {at})
             """,
            cancellationToken) == 1;
        if (!inTime)
        {
            await database.Set<Artifact>().Where(row => row.Kind == ArtifactKind.DeviceCode && row.Key == deviceKey)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PolledAt, now).SetProperty(row => row.Generation, row => row.Generation + 1), cancellationToken);
        }

        return inTime;
    }

    /// <inheritdoc/>
    public async Task<StoredArtifact?> FindAsync(ArtifactKind kind, string key, CancellationToken cancellationToken)
    {
        var found = await (
            from artifact in database.Set<Artifact>().AsNoTracking().Where(row => row.Kind == kind && row.Key == key)
            join grant in database.Set<GrantRow>().AsNoTracking() on artifact.GrantId equals grant.Id into grants
            from grant in grants.DefaultIfEmpty()
            select new { artifact, grant, isLive = LiveGrants.Any(live => live.Id == artifact.GrantId) })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.artifact, found.grant?.ToGrant(), found.isLive);
    }

    /// <inheritdoc/>
    public async Task<bool> TryConsumeAsync(
        ArtifactKind kind, string key, DateTimeOffset now, Artifact? successor, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        // A grant may outlive its session, but nothing that a device has yet to fetch does: minutes lie between (protocol line 35).
        var ended = database.Set<SessionRow>().Where(session => kind == ArtifactKind.DeviceCode && session.EndedAt != null);
        var consumed = await database.Set<Artifact>()
            .Where(row => row.Kind == kind && row.Key == key && row.ConsumedAt == null && row.ExpiresAt > now)
            .Where(row => row.GrantId == null || LiveGrants.Any(grant => grant.Id == row.GrantId && !ended.Any(session => session.Sid == grant.SessionId)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ConsumedAt, now), cancellationToken);
        if (consumed == 0)
        {
            return false;
        }

        if (successor is not null)
        {
            await database.InsertAsync([successor], cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public Task RevokeAsync(Guid grantId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Set<GrantRow>().Where(row => row.Id == grantId && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellationToken);

    /// <inheritdoc/>
    public async Task<Grant?> FindLiveAsync(Guid grantId, CancellationToken cancellationToken) =>
        (await LiveGrants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == grantId, cancellationToken))?.ToGrant();

    private IQueryable<Person> Current(Grant grant, Guid personId)
    {
        var ended = database.Set<SessionRow>().Where(row => row.Sid == grant.SessionId && row.EndedAt != null);
        return database.Users.Where(person => person.Id == personId && person.Epoch == grant.Epoch && !person.IsDisabled && !ended.Any());
    }

    private IQueryable<Artifact> Waiting(string deviceKey, DateTimeOffset now) => database.Set<Artifact>()
        .Where(row => row.Kind == ArtifactKind.DeviceCode && row.Key == deviceKey && row.GrantId == null && row.ConsumedAt == null && row.ExpiresAt > now);

    // A client that is removed meanwhile ends this grant too, or there is none: no code comes between, for which the client would have to prove who it is.
    private async Task<bool> TryHoldClientAsync(string clientId, CancellationToken cancellationToken) =>
        await database.Set<ClientRow>().Where(row => row.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellationToken) == 1;

    // Its time was for the browser to bring it: once it has been brought, people take as long as they need.
    private async Task<bool> TrySpendAsync(string pushedKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Set<Artifact>().Where(row => row.Kind == ArtifactKind.PushedRequest && row.Key == pushedKey && row.ConsumedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ConsumedAt, now), cancellationToken) == 1;

    /// <summary>Forgets what was handed out and expired before <paramref name="olderThan"/>, used or not.</summary>
    public Task RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<Artifact>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);

    private async Task<bool> TryCompleteAsync(
        string interactionHandle, Grant grant, IQueryable<Person> current, CancellationToken cancellationToken)
    {
        var key = Handle.Hash(interactionHandle);
        return await database.Set<TransactionRow>()
            .Where(row => row.Key == key && row.ClientId == grant.ClientId && row.CompletedAt == null)
            .Where(row => current.Any(person => row.PersonId == null || (row.PersonId == person.Id && row.Epoch == person.Epoch)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CompletedAt, grant.CreatedAt).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
    }
}

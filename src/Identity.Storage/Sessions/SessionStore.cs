using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Grants;
using Identity.Storage.Methods;
using Identity.Storage.Transactions;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Sessions;

/// <summary>Sign-in sessions. They are read by <see cref="FactsReader"/>.</summary>
public sealed class SessionStore(IdentityDatabase database, TimeProvider clock)
{
    /// <summary>Keeps a new session under the hash of its cookie's handle.</summary>
    public Task AddAsync(StoredSession session, string handleHash, CancellationToken cancellationToken) =>
        database.InsertAsync(
            [
                new SessionRow
                {
                    Id = session.Id,
                    HandleHash = handleHash,
                    Sid = session.Sid,
                    PersonId = session.PersonId,
                    Epoch = session.Epoch,
                    Proofs = ProofWriting.Write(session.Proofs),
                    CreatedAt = session.CreatedAt,
                    ExpiresAt = session.ExpiresAt,
                    Browser = session.Browser,
                    System = session.System,
                },
            ],
            cancellationToken);

    /// <summary>Gives a live session more proofs and a new handle; <c>sid</c> stays. <see langword="false"/> if it is not live.</summary>
    public async Task<bool> TryRaiseAsync(
        Guid id, string newHandleHash, IReadOnlyList<SignInProof> proofs, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var (now, written) = (clock.GetUtcNow(), ProofWriting.Write(proofs));
        return await database.Set<SessionRow>()
            .Where(row => row.Id == id && row.EndedAt == null && row.ExpiresAt > now)
            .Where(row => database.Users.Any(person => person.Id == row.PersonId && person.Epoch == row.Epoch && !person.IsDisabled))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.HandleHash, newHandleHash)
                    .SetProperty(row => row.Proofs, written)
                    .SetProperty(row => row.ExpiresAt, expiresAt),
                cancellationToken) == 1;
    }

    /// <summary>
    /// Ends a session, what its person has proven in the open transactions under these secrets, which are those of the session's browser, and
    /// the grants that do not outlive it (protocol line 41). Ending it twice is no error.
    /// </summary>
    public async Task EndAsync(string sid, IReadOnlyCollection<string> secretHashes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var session = database.Set<SessionRow>().Where(row => row.Sid == sid);
        await database.Set<TransactionRow>()
            .Where(row => secretHashes.Contains(row.SecretHash) && session.Any(ended => ended.PersonId == row.PersonId))
            .ExpireAsync(now, cancellationToken);
        await EndAsync(session, now, cancellationToken);
        await RevokeAsync(database.Set<GrantRow>().Where(row => row.SessionId == sid), now, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>The live sessions of a person, the newest first.</summary>
    public async Task<IReadOnlyList<SessionPlace>> ListAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sessions = await Live(personId, now).AsNoTracking().OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        string[] sids = [.. sessions.Select(row => row.Sid)];
        var clients = (await database.Set<GrantRow>().Where(row => sids.Contains(row.SessionId)).Select(row => new { row.SessionId, row.ClientId }).Distinct()
            .ToListAsync(cancellationToken)).ToLookup(row => row.SessionId, row => row.ClientId);
        return [.. sessions.Select(row => new SessionPlace(row.Id, row.Browser, row.System, row.CreatedAt, [.. clients[row.Sid].Order(StringComparer.Ordinal)]))];
    }

    /// <summary>
    /// Ends one session of a person from elsewhere, with what the person has proven in open transactions of other browsers: nobody can tell which
    /// of those is the session's. <see langword="false"/> if the person has no such live session.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="id">The session.</param>
    /// <param name="keptSecretHashes">The transactions of the browser that asks, which go on.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryEndAsync(
        Guid personId, Guid id, IReadOnlyCollection<string> keptSecretHashes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await Live(personId, now).Where(row => row.Id == id).Select(row => row.Sid).SingleOrDefaultAsync(cancellationToken) is not { } sid)
        {
            return false;
        }

        await EndAsync(sid, [], now, cancellationToken);
        await database.Set<TransactionRow>().Where(row => row.PersonId == personId && !keptSecretHashes.Contains(row.SecretHash)).ExpireAsync(now, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends all sessions of a person, what waits in open transactions, and the grants that do not outlive a session.</summary>
    public async Task EndAllAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await EndAsync(database.Set<SessionRow>().Where(row => row.PersonId == personId), now, cancellationToken);
        await RevokeAsync(database.Set<GrantRow>().Where(row => row.PersonId == personId), now, cancellationToken);
        await database.Set<PendingMethod>().Where(row => row.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        await database.Set<TransactionRow>().Where(row => row.PersonId == personId).ExpireAsync(now, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private IQueryable<SessionRow> Live(Guid personId, DateTimeOffset now) => database.Set<SessionRow>()
        .Where(row => row.PersonId == personId && row.EndedAt == null && row.ExpiresAt > now)
        .Where(row => database.Users.Any(person => person.Id == row.PersonId && person.Epoch == row.Epoch));

    private static Task<int> EndAsync(IQueryable<SessionRow> sessions, DateTimeOffset now, CancellationToken cancellationToken) =>
        sessions.Where(row => row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellationToken);

    private static Task<int> RevokeAsync(IQueryable<GrantRow> grants, DateTimeOffset now, CancellationToken cancellationToken) =>
        grants.Where(row => !row.IsOffline && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellationToken);
}

using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.Grants;
using Identity.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Consents;

/// <summary>What people let apps have. What the gate needs of it is read by <see cref="FactsReader"/>.</summary>
public sealed class ConsentStore(IdentityDatabase database)
{
    private const string Scope = "scope ";

    /// <summary>Keeps a consent, in the caller's write. What was consented to before stays.</summary>
    public async Task GiveAsync(Guid personId, string clientId, AccessRequest access, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var part in access.Parts)
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO consents (person_id, client_id, part, given_at) VALUES ({personId}, {clientId}, {part}, {now.ToUnixTimeMilliseconds()})
                 ON CONFLICT (person_id, client_id, part) DO NOTHING
                 """,
                cancellationToken);
        }
    }

    /// <summary>The apps that a person has let in: by a consent that is remembered, or by tokens that can still be used or refreshed.</summary>
    public async Task<IReadOnlyList<AppAccess>> ListAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var consents = await database.Set<ConsentRow>().AsNoTracking().Where(row => row.PersonId == personId).ToListAsync(cancellationToken);
        var grants = await Held(personId, now).Select(row => new { row.ClientId, row.Scopes, row.CreatedAt }).ToListAsync(cancellationToken);
        var parts = consents.Select(row => (row.ClientId, Scopes: Scopes(row.Part), At: row.GivenAt))
            .Concat(grants.Select(row => (row.ClientId, Scopes: row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), At: row.CreatedAt)));
        return
        [
            .. parts.GroupBy(part => part.ClientId)
                .Select(app => new AppAccess(app.Key, [.. app.SelectMany(part => part.Scopes).Distinct()], app.Min(part => part.At)))
                .OrderBy(app => app.Since),
        ];
    }

    /// <summary>Takes all of it from an app: its consent is forgotten and its grants end. <see langword="false"/> if it had nothing.</summary>
    public async Task<bool> TryWithdrawAsync(Guid personId, string clientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var forgotten = await database.Set<ConsentRow>().Where(row => row.PersonId == personId && row.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        var ended = await database.Set<GrantRow>().Where(row => row.PersonId == personId && row.ClientId == clientId && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return forgotten + ended > 0;
    }

    private IQueryable<GrantRow> Held(Guid personId, DateTimeOffset now)
    {
        var sessions = database.Set<SessionRow>().Where(session => session.EndedAt == null && session.ExpiresAt > now);
        var refreshable = database.Set<Artifact>().Where(row => row.Kind == ArtifactKind.RefreshToken && row.ConsumedAt == null && row.ExpiresAt > now);
        return database.Set<GrantRow>().AsNoTracking()
            .Where(row => row.PersonId == personId && row.RevokedAt == null && database.Users.Any(person => person.Id == personId && person.Epoch == row.Epoch))
            .Where(row => row.IsOffline ? refreshable.Any(token => token.GrantId == row.Id) : sessions.Any(session => session.Sid == row.SessionId));
    }

    private static string[] Scopes(string part) => part.StartsWith(Scope, StringComparison.Ordinal) ? [part[Scope.Length..]] : [];
}

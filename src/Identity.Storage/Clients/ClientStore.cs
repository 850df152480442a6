using System.Security.Cryptography;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Consents;
using Identity.Storage.Grants;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Clients;

/// <summary>The registered clients in the database.</summary>
public sealed class ClientStore(IdentityDatabase database, ClientCache cache) : IClientStore
{
    /// <inheritdoc/>
    public async Task<Client?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        await database.Set<ClientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.ClientId == clientId, cancellationToken) is { } row
            ? cache.Read(row.ClientId, row.Version, row.Document)
            : null;

    /// <summary>The names of clients by their ids, of those that there are.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyCollection<string> clientIds, CancellationToken cancellationToken) =>
        clientIds.Count == 0
            ? new Dictionary<string, string>()
            : (await database.Set<ClientRow>().AsNoTracking().Where(row => clientIds.Contains(row.ClientId)).ToListAsync(cancellationToken))
                .ToDictionary(row => row.ClientId, row => cache.Read(row.ClientId, row.Version, row.Document).ClientName, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<Client>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.Set<ClientRow>().AsNoTracking().ToListAsync(cancellationToken))
            .Select(row => cache.Read(row.ClientId, row.Version, row.Document))
            .OrderBy(client => client.ClientName, StringComparer.Ordinal)
            .ThenBy(client => client.ClientId, StringComparer.Ordinal),
    ];

    /// <summary>Changes a registered client; the one after the change, or <see langword="null"/> if there is none of that id.</summary>
    /// <param name="clientId">Its id.</param>
    /// <param name="change">A pure function; it is called again if another change came between.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Client?> ChangeAsync(string clientId, Func<Client, Client> change, CancellationToken cancellationToken)
    {
        while (await database.Set<ClientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.ClientId == clientId, cancellationToken) is { } row)
        {
            var changed = change(cache.Read(row.ClientId, row.Version, row.Document));
            var document = ClientCache.Write(changed);
            if (await database.Set<ClientRow>().Where(same => same.ClientId == clientId && same.Version == row.Version).ExecuteUpdateAsync(
                set => set.SetProperty(same => same.Document, document).SetProperty(same => same.Version, same => same.Version + 1),
                cancellationToken) == 1)
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Registers a client; <see langword="false"/> if its id is taken.</summary>
    public async Task<bool> TryAddAsync(Client client, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO clients (client_id, document, version) VALUES ({client.ClientId}, {ClientCache.Write(client)}, {FirstVersion()})
             ON CONFLICT (client_id) DO NOTHING
             """,
            cancellationToken) == 1;

    /// <summary>Forgets a client and ends all that it was granted; <see langword="false"/> if there is none of that id.</summary>
    public async Task<bool> RemoveAsync(string clientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // First the client: what is granted at this very moment waits for it (GrantStore), and is ended here or never kept.
        if (await database.Set<ClientRow>().Where(row => row.ClientId == clientId).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        await database.Set<ConsentRow>().Where(row => row.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        await database.Set<GrantRow>().Where(row => row.ClientId == clientId && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    // One that is registered again under the id of another is not taken for it by a server that remembers the other.
    private static long FirstVersion() => RandomNumberGenerator.GetInt32(1, int.MaxValue);
}

using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
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

    /// <summary>Registers a client; <see langword="false"/> if its id is taken.</summary>
    public async Task<bool> TryAddAsync(Client client, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO clients (client_id, document, version) VALUES ({client.ClientId}, {ClientCache.Write(client)}, 1)
             ON CONFLICT (client_id) DO NOTHING
             """,
            cancellationToken) == 1;
}

using Identity.OpenId.Clients;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>Clients in memory.</summary>
internal sealed class InMemoryClients : IClientStore
{
    private readonly Dictionary<string, Client> clients = new(StringComparer.Ordinal);

    public void Put(Client client) => clients[client.ClientId] = client;

    public void Remove(string clientId) => clients.Remove(clientId);

    public Task<Client?> FindAsync(string clientId, CancellationToken cancellationToken) => Task.FromResult(clients.GetValueOrDefault(clientId));
}

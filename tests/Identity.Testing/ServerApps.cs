using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>Registers apps.</summary>
public sealed class ServerApps(RunningServer server)
{
    /// <summary>Registers an app that nobody runs: tests read what the server sends to its redirect address.</summary>
    public async Task<RelyingParty> AddAsync(string clientId = "expenses", Func<Client, Client>? change = null)
    {
        const string secret = "a-secret-of-this-test-and-of-nobody-else";
        var client = new Client
        {
            ClientId = clientId,
            ClientName = "Expenses",
            ClientUri = $"http://{clientId}.example/",
            RedirectUris = [$"http://{clientId}.example/callback"],
            PostLogoutRedirectUris = [$"http://{clientId}.example/bye"],
            GrantTypes = ["authorization_code", "refresh_token"],
            Scopes = ["openid", "profile", "email", "offline_access"],
            Secrets = [new ClientSecret(Handle.Hash(secret))],
        };
        client = change?.Invoke(client) ?? client;
        var added = await server.UseAsync(services => services.GetRequiredService<ClientStore>().TryAddAsync(client, CancellationToken.None));
        return added ? new RelyingParty(server.Address, client, secret) : throw new InvalidOperationException($"There is a client {clientId} already.");
    }
}

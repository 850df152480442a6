using System.Text.Json;
using Identity.OpenId.Clients;
using Identity.Storage.Clients;

namespace Identity.Storage.Tests.Clients;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ClientStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Client_is_found_as_it_was_registered_and_its_id_is_taken_once()
    {
        var client = new Client
        {
            ClientId = "app",
            ClientName = "App",
            ClientUri = "https://app.example.org",
            RedirectUris = ["https://app.example.org/callback"],
            PostLogoutRedirectUris = ["https://app.example.org/"],
            GrantTypes = ["authorization_code", "refresh_token"],
            Scopes = ["openid", "offline_access"],
            TokenEndpointAuthMethod = "none",
            IdTokenSignedResponseAlg = "ES256",
            RequirePkce = true,
            Secrets = [new("hash", Now)],
        };

        var answers = await FiftyAtOnceAsync<ClientStore, bool>((clients, _) => clients.TryAddAsync(client, None));
        var found = await FindAsync("app");

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(JsonSerializer.Serialize(found), Is.EqualTo(JsonSerializer.Serialize(client)));
        Assert.That(await FindAsync("APP"), Is.Null);
    }

    private Task<Client?> FindAsync(string clientId) => InScopeAsync<ClientStore, Client?>(clients => clients.FindAsync(clientId, None));
}

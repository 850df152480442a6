using System.Text.Json;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    [Test]
    public async Task Secret_of_a_document_from_before_it_had_a_time_is_read()
    {
        const string document = """{"clientId":"old","clientName":"Old","secrets":[{"sha256":"hash"}]}""";
        await InScopeAsync<IdentityDatabase>(database => database.Database.ExecuteSqlAsync(
            $"INSERT INTO clients (client_id, document, version) VALUES ('old', {document}, 1)", None));

        var secret = (await FindAsync("old"))!.Secrets.Single();

        Assert.That(secret, Is.EqualTo(new ClientSecret("hash")));
        Assert.That((secret.Id, secret.CreatedAt), Is.EqualTo((new ClientSecret("hash", Now, Now).Id, (DateTimeOffset?)null)));
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_two_secrets_that_are_removed_at_once_the_last_one_stays()
    {
        await AddAsync(new() { ClientId = "two", ClientName = "Two", Secrets = [new("one"), new("other")] });
        string[] ids = [.. (await FindAsync("two"))!.Secrets.Select(secret => secret.Id)];

        await FiftyAtOnceAsync<ClientStore, Client?>((clients, number) => clients.ChangeAsync(
            "two", client => client.NeedsSecret(ids[number % 2], Now) ? client : client.RemoveSecret(ids[number % 2]) ?? client, None));

        Assert.That((await FindAsync("two"))!.Secrets, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task What_is_granted_while_a_client_is_removed_is_ended_or_never_kept()
    {
        await AddAsync(new() { ClientId = "leaving", ClientName = "Leaving" });
        var person = await AddPersonAsync();

        var grants = await FiftyAtOnceAsync<IServiceProvider, Grant?>(async (services, number) =>
        {
            if (number == 25)
            {
                await services.GetRequiredService<ClientStore>().RemoveAsync("leaving", Now, None);
            }

            return await services.GetRequiredService<IGrantStore>().FindOrAddAsync(GrantOf(person, $"session-{number}"), None);
        });

        foreach (var grant in grants.OfType<Grant>())
        {
            Assert.That(await InScopeAsync<IGrantStore, Grant?>(store => store.FindLiveAsync(grant.Id, None)), Is.Null);
        }

        Assert.That(await FindAsync("leaving"), Is.Null);
    }

    private Grant GrantOf(Person person, string session) => new()
    {
        Id = Guid.CreateVersion7(),
        Subject = person.Id.ToString(),
        ClientId = "leaving",
        SessionId = session,
        Epoch = 1,
        Scopes = ["openid"],
        AuthTime = Now,
        Acr = "urn:identity:1fa",
        Amr = ["app_password"],
        Proofs = "[]",
        CreatedAt = Now,
    };

    private Task<bool> AddAsync(Client client) => InScopeAsync<ClientStore, bool>(clients => clients.TryAddAsync(client, None));

    private Task<Client?> FindAsync(string clientId) => InScopeAsync<ClientStore, Client?>(clients => clients.FindAsync(clientId, None));
}

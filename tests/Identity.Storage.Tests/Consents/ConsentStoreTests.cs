using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Identity.Storage.Consents;
using Identity.Storage.Facts;
using Identity.Storage.Grants;
using Identity.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Consents;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("protocol-16")]
public sealed class ConsentStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static AccessRequest Access(params string[] scopes) => new(scopes, ["https://payroll.example"], "https://app.example/");

    private Task GiveAsync(Person person, string clientId, params string[] scopes) =>
        InScopeAsync<ConsentStore>(consents => consents.GiveAsync(person.Id, clientId, Access(scopes), Now, None));

    private async Task<IEnumerable<string>> ConsentedAsync(Person person, string? clientId) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = person.Id, ClientId = clientId }, Now, None))).Consented;

    [Test]
    [Category("rule-1")]
    public async Task It_is_among_the_facts_of_one_command_for_its_person_and_client_alone()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        await GiveAsync(person, "app", "openid");

        await using var scope = Database.Services.CreateAsyncScope();
        using var count = new CommandCount(scope.ServiceProvider.GetRequiredService<IdentityDatabase>());
        var facts = await scope.ServiceProvider.GetRequiredService<FactsReader>().ReadAsync(new() { PersonId = person.Id, ClientId = "app" }, Now, None);

        Assert.That(count.Texts, Has.Count.EqualTo(1));
        Assert.That(facts.Consented, Is.EquivalentTo(["scope openid", "resource https://payroll.example"]));
        Assert.That(await ConsentedAsync(person, "other"), Is.Empty);
        Assert.That(await ConsentedAsync(person, clientId: null), Is.Empty);
        Assert.That(await ConsentedAsync(other, "app"), Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task What_was_given_before_stays_however_many_come_at_once()
    {
        var person = await AddPersonAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => GiveAsync(person, "app", "openid", $"scope{number % 5}")));

        Assert.That(await ConsentedAsync(person, "app"), Has.Exactly(7).Items);
    }

    [Test]
    public async Task Withdrawing_forgets_it_and_ends_the_grants_of_that_app_alone()
    {
        var person = await AddPersonAsync();
        await GiveAsync(person, "app", "openid");
        await GiveAsync(person, "other", "openid");
        var (grant, kept) = (await IssueAsync(person, "app"), await IssueAsync(person, "other"));

        var withdrawn = await WithdrawAsync(person, "app");

        Assert.That((withdrawn, await WithdrawAsync(person, "app")), Is.EqualTo((true, false)));
        Assert.That(await ConsentedAsync(person, "app"), Is.Empty);
        Assert.That((await IsLiveAsync(grant), await IsLiveAsync(kept)), Is.EqualTo((false, true)));
        Assert.That((await ListAsync(person)).Select(app => app.ClientId), Is.EqualTo(["other"]));
    }

    private Task<bool> WithdrawAsync(Person person, string clientId) =>
        InScopeAsync<ConsentStore, bool>(consents => consents.TryWithdrawAsync(person.Id, clientId, Now, None));

    private Task<IReadOnlyList<AppAccess>> ListAsync(Person person) =>
        InScopeAsync<ConsentStore, IReadOnlyList<AppAccess>>(consents => consents.ListAsync(person.Id, Now, None));

    private async Task<bool> IsLiveAsync(Guid grant) => await InScopeAsync<GrantStore, Grant?>(grants => grants.FindLiveAsync(grant, None)) is not null;

    private async Task<Guid> IssueAsync(Person person, string clientId)
    {
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(),
            Subject = $"{person.Id}",
            ClientId = clientId,
            SessionId = "none",
            Epoch = 1,
            Scopes = ["openid", "offline_access"],
            AuthTime = Now,
            Acr = "urn:identity:1fa",
            Amr = ["pwd"],
            Proofs = "[]",
            CreatedAt = Now,
        };
        await InScopeAsync<ClientStore, bool>(clients => clients.TryAddAsync(new() { ClientId = clientId, ClientName = clientId }, None));
        await InScopeAsync<GrantStore, Grant?>(grants => grants.FindOrAddAsync(grant, None));
        return grant.Id;
    }
}

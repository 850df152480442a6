using Identity.Domain.AppPasswords;
using Identity.OpenId.Stores;
using Identity.Storage.AppPasswords;
using Identity.Storage.Clients;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Identity.Storage.Policies;

namespace Identity.Storage.Tests.AppPasswords;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class AppPasswordStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task Of_fifty_at_once_beside_thirty_nine_one_is_added()
    {
        var person = await AddPersonAsync();
        foreach (var _ in Enumerable.Range(0, AppPasswordRules.Most - 1))
        {
            await AddAsync(Password(person));
        }

        var outcomes = await FiftyAtOnceAsync<AppPasswordStore, AddOutcome>((store, number) =>
            store.TryAddAsync(Password(person), $"at once {number} {person.Id}", None));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(outcomes.Count(outcome => outcome is AddOutcome.Added), Is.EqualTo(1));
            Assert.That(outcomes.Count(outcome => outcome is AddOutcome.TooMany), Is.EqualTo(49));
            Assert.That(await ListAsync(person), Has.Count.EqualTo(AppPasswordRules.Most));
        });
    }

    [Test]
    public async Task Those_that_do_not_work_any_more_make_room()
    {
        var person = await AddPersonAsync();
        foreach (var _ in Enumerable.Range(0, AppPasswordRules.Most - 1))
        {
            await AddAsync(Password(person));
        }

        var ended = Password(person);
        await AddAsync(ended);
        Assert.That(await AddAsync(Password(person)), Is.EqualTo(AddOutcome.TooMany));
        await EndAsync(ended);
        Assert.That(await AddAsync(Password(person) with { ExpiresAt = Now }), Is.EqualTo(AddOutcome.Added));
        Assert.That(await AddAsync(Password(person)), Is.EqualTo(AddOutcome.Added));
    }

    [Test]
    [Category("fault-8")]
    public async Task It_is_found_by_its_digest_for_its_person_alone()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var password = Password(person) with
        {
            Doors = Doors.Mail,
            Networks = AllowedNetworks.Read("192.0.2.0/24")!,
            ExpiresAt = Now.AddDays(30),
        };
        await AddAsync(password);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await FindAsync(person.Id, password), Is.EqualTo(password));
            Assert.That(await FindAsync(other.Id, password), Is.Null);
            Assert.That(await FindAsync(Guid.Empty, password), Is.Null);
            Assert.That(await InScopeAsync<AppPasswordStore, AppPassword?>(store => store.FindAsync(person.Id, "another", None)), Is.Null);
        });
    }

    [Test]
    [Category("attack-1")]
    public async Task A_new_epoch_ends_it_and_none_is_added_in_an_old_one()
    {
        var person = await AddPersonAsync();
        await AddAsync(Password(person));
        Assert.That(await HasOneAsync(person), Is.True);

        await RaiseEpochAsync(person.Id);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await HasOneAsync(person), Is.False);
            Assert.That(await ListAsync(person), Is.Empty);
            Assert.That(await AddAsync(Password(person)), Is.EqualTo(AddOutcome.Gone));
        });
    }

    [Test]
    public async Task It_is_carried_into_a_new_epoch_where_policy_says_so()
    {
        var person = await AddPersonAsync();
        var (kept, ended) = (Password(person), Password(person));
        await AddAsync(kept);
        await AddAsync(ended);
        await EndAsync(ended);

        await RaiseEpochAsync(person.Id);
        await InScopeAsync<AppPasswordStore>(store => store.CarryAsync(person.Id, 1, 2, None));

        Assert.That((await ListAsync(person)).Select(password => password.Id), Is.EqualTo([kept.Id]));
        Assert.That(await HasOneAsync(person), Is.True);
    }

    [Test]
    public async Task Expired_it_is_none()
    {
        var person = await AddPersonAsync();
        await AddAsync(Password(person) with { ExpiresAt = Now });

        Assert.That(await ListAsync(person), Is.Empty);
        Assert.That(await HasOneAsync(person), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_fifty_ends_at_once_one_counts()
    {
        var person = await AddPersonAsync();
        var password = Password(person);
        await AddAsync(password);

        var ends = await FiftyAtOnceAsync<AppPasswordStore, bool>((store, _) => store.TryEndAsync(person.Id, password.Id, Now, None));

        Assert.That(ends.Count(won => won), Is.EqualTo(1));
        Assert.That((await FindAsync(person.Id, password))!.EndedAt, Is.EqualTo(Now));
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_ends_what_is_somebody_elses()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var password = Password(person);
        await AddAsync(password);

        Assert.That(await InScopeAsync<AppPasswordStore, bool>(store => store.TryEndAsync(other.Id, password.Id, Now, None)), Is.False);
        Assert.That(await HasOneAsync(person), Is.True);
    }

    [Test]
    public async Task Where_it_was_used_last_is_known()
    {
        var person = await AddPersonAsync();
        var password = Password(person);
        await AddAsync(password);

        await InScopeAsync<AppPasswordStore>(store => store.UsedAsync(password.Id, Doors.Mail, "192.0.2.7", Now, None));

        Assert.That(
            (await ListAsync(person)).Single(),
            Is.EqualTo(password with { LastUsedAt = Now, LastUsedFrom = "192.0.2.7", LastUsedDoor = Doors.Mail }));
    }

    [Test]
    [Category("attack-10")]
    public async Task Places_are_remembered_for_each_app_password_of_a_person()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var (mail, web) = (Password(person), Password(person));
        await AddAsync(mail);
        await AddAsync(web);
        Assert.That(await PlaceAsync(person, "home"), Is.Empty);

        await ToldAsync(mail, "home", Now.AddDays(-2));
        await ToldAsync(mail, "home", Now);
        await ToldAsync(web, "office", Now.AddDays(-1));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await PlaceAsync(person, "home"), Is.EqualTo(new Dictionary<Guid, DateTimeOffset> { [mail.Id] = Now }));
            Assert.That(await PlaceAsync(person, "office"), Is.EqualTo(new Dictionary<Guid, DateTimeOffset> { [web.Id] = Now.AddDays(-1) }));
            Assert.That(await PlaceAsync(other, "home"), Is.Empty);
        });
        await InScopeAsync<AppPasswordStore>(store => store.RemoveOldAsync(Now, None));
        Assert.That(await PlaceAsync(person, "office"), Is.Empty);
        Assert.That(await PlaceAsync(person, "home"), Is.Not.Empty);
    }

    [Test]
    public async Task One_that_ended_is_forgotten_after_a_while()
    {
        var person = await AddPersonAsync();
        var (ended, expired, live) = (Password(person), Password(person) with { ExpiresAt = Now.AddSeconds(-1) }, Password(person));
        await AddAsync(ended);
        await AddAsync(expired);
        await AddAsync(live);
        await EndAsync(ended);

        await InScopeAsync<AppPasswordStore>(store => store.RemoveOldAsync(Now.AddSeconds(1), None));

        Assert.That(await FindAsync(person.Id, ended), Is.Null);
        Assert.That(await FindAsync(person.Id, expired), Is.Null);
        Assert.That(await FindAsync(person.Id, live), Is.Not.Null);
    }

    [SetUp]
    public Task RegisterClientAsync() => InScopeAsync<ClientStore, bool>(clients => clients.TryAddAsync(new() { ClientId = "dovecot", ClientName = "Mail" }, None));

    [Test]
    public async Task Switched_off_everybodys_end_for_good()
    {
        var person = await AddPersonAsync();
        await AddAsync(Password(person));

        await PublishAsync("offered");
        Assert.That(await HasOneAsync(person), Is.True);
        await PublishAsync("off");
        await PublishAsync("offered");

        Assert.That(await HasOneAsync(person), Is.False);
        Assert.That(await ListAsync(person), Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-6")]
    public async Task Fifty_grants_at_once_of_one_app_password_are_one_and_end_with_it()
    {
        var person = await AddPersonAsync();
        var password = Password(person);
        await AddAsync(password);

        var grants = await FiftyAtOnceAsync<IGrantStore, Grant?>((store, _) => store.FindOrAddAsync(Grant(person, password), None));
        var id = grants[0]!.Id;
        Assert.That(grants.Select(grant => grant!.Id).Distinct(), Is.EqualTo([id]));
        Assert.That(await FindLiveAsync(id), Is.Not.Null);

        await EndAsync(password);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await FindLiveAsync(id), Is.Null);
            Assert.That(await InScopeAsync<IGrantStore, Grant?>(store => store.FindOrAddAsync(Grant(person, password), None)), Is.Null);
        });
    }

    [Test]
    [Category("attack-1")]
    public async Task A_grant_of_an_old_epoch_is_not_added()
    {
        var person = await AddPersonAsync();
        var password = Password(person);
        await AddAsync(password);
        var grant = (await InScopeAsync<IGrantStore, Grant?>(store => store.FindOrAddAsync(Grant(person, password), None)))!;
        await RaiseEpochAsync(person.Id);

        Assert.That(await FindLiveAsync(grant.Id), Is.Null);
        Assert.That(await InScopeAsync<IGrantStore, Grant?>(store => store.FindOrAddAsync(Grant(person, password), None)), Is.Null);
    }

    [Test]
    public async Task All_of_a_person_end_at_once_with_their_grants()
    {
        var person = await AddPersonAsync();
        var password = Password(person);
        await AddAsync(password);
        await AddAsync(Password(person));
        var grant = (await InScopeAsync<IGrantStore, Grant?>(store => store.FindOrAddAsync(Grant(person, password), None)))!;

        Assert.That(await InScopeAsync<AppPasswordStore, int>(store => store.EndAllAsync(person.Id, Now, None)), Is.EqualTo(2));
        Assert.That(await FindLiveAsync(grant.Id), Is.Null);
        Assert.That(await HasOneAsync(person), Is.False);
    }

    private static string DigestOf(AppPassword password) => $"digest of {password.Id}";

    private AppPassword Password(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = person.Epoch,
        Name = "Mail on my phone",
        CreatedAt = Now,
    };

    private Grant Grant(Person person, AppPassword password) => new()
    {
        Id = Guid.CreateVersion7(),
        Subject = person.Id.ToString(),
        ClientId = "dovecot",
        SessionId = AppPasswordStore.SessionOf(password.Id),
        Epoch = 1,
        Scopes = ["openid", "email"],
        AuthTime = Now,
        Acr = "urn:identity:1fa",
        Amr = ["app_password"],
        Proofs = "[]",
        CreatedAt = Now,
    };

    private Task<AddOutcome> AddAsync(AppPassword password) =>
        InScopeAsync<AppPasswordStore, AddOutcome>(store => store.TryAddAsync(password, DigestOf(password), None));

    private Task<bool> EndAsync(AppPassword password) =>
        InScopeAsync<AppPasswordStore, bool>(store => store.TryEndAsync(password.PersonId, password.Id, Now, None));

    private Task<AppPassword?> FindAsync(Guid personId, AppPassword password) =>
        InScopeAsync<AppPasswordStore, AppPassword?>(store => store.FindAsync(personId, DigestOf(password), None));

    private Task<IReadOnlyDictionary<Guid, DateTimeOffset>> PlaceAsync(Person person, string place) =>
        InScopeAsync<AppPasswordStore, IReadOnlyDictionary<Guid, DateTimeOffset>>(store => store.FindPlaceAsync(person.Id, place, None));

    private Task ToldAsync(AppPassword password, string place, DateTimeOffset at) =>
        InScopeAsync<AppPasswordStore>(store => store.ToldAsync(password.Id, place, at, None));

    private Task<IReadOnlyList<AppPassword>> ListAsync(Person person) =>
        InScopeAsync<AppPasswordStore, IReadOnlyList<AppPassword>>(store => store.ListAsync(person.Id, Now, None));

    private Task<Grant?> FindLiveAsync(Guid id) => InScopeAsync<IGrantStore, Grant?>(store => store.FindLiveAsync(id, None));

    private async Task<bool> HasOneAsync(Person person) => (await InScopeAsync<FactsReader, SignInFacts>(reader =>
        reader.ReadAsync(new() { PersonId = person.Id }, Now, None))).Person!.Facts.HasAppPassword;

    private Task PublishAsync(string use) => InScopeAsync<PolicyStore>(async store =>
    {
        var current = await store.FindCurrentAsync(None);
        await store.TryPublishAsync($$"""{"schema":1,"appPasswords":"{{use}}"}""", current?.Version ?? 0, "test", Now, None);
    });
}

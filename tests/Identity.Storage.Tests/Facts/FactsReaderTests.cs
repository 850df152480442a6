using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Policies;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Facts;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class FactsReaderTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-1")]
    public async Task Everything_is_read_afresh_in_one_command()
    {
        var person = await AddPersonAsync();
        var (session, handle) = await AddSessionAsync(person);
        var (transaction, transactionHandle) = await AddTransactionAsync(person);
        await InScopeAsync<PersonStore>(people => people.SetGroupsAsync(person.Id, ["staff", "pilot"], None));
        await InScopeAsync<ClientStore>(clients => clients.TryAddAsync(new() { ClientId = transaction.ClientId, ClientName = "App" }, None));
        var method = await AddMethodAsync(person);
        await InScopeAsync<DeferralStore>(deferrals => deferrals.RecordFirstAskAsync(person.Id, ["staff"], Now, None));

        await using var scope = Database.Services.CreateAsyncScope();
        using var count = new CommandCount(scope.ServiceProvider.GetRequiredService<IdentityDatabase>());
        var facts = await scope.ServiceProvider.GetRequiredService<FactsReader>().ReadAsync(
            new() { SessionHandle = handle, TransactionHandle = transactionHandle, TransactionSecret = "secret" }, Now, None);

        Assert.That(count.Texts, Has.Count.EqualTo(1));
        Assert.That(facts.Session! with { Proofs = session.Proofs }, Is.EqualTo(session));
        Assert.That(facts.Session.Proofs, Is.EqualTo(session.Proofs));
        Assert.That(facts.Transaction! with { Proofs = transaction.Proofs }, Is.EqualTo(transaction));
        Assert.That(facts.Client, Has.Property(nameof(Client.ClientName)).EqualTo("App"));
        Assert.That(facts.Person!.UserName, Is.EqualTo(person.UserName));
        Assert.That(facts.Person.Facts.Groups, Is.EquivalentTo(["staff", "pilot"]));
        Assert.That(facts.Person.Facts.Methods, Is.EqualTo([method]));
        Assert.That(facts.Person.Facts.Deferrals.Single().FirstAskedAt, Is.EqualTo(Now));
    }

    [Test]
    [Category("rule-3")]
    public async Task Half_made_method_is_not_among_the_facts()
    {
        var person = await AddPersonAsync();
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(Pending(person), None));

        var facts = await ReadAsync(new() { PersonId = person.Id });

        Assert.That(facts.Person!.Facts.Methods, Is.Empty);
    }

    [Test]
    [Category("attack-1")]
    public async Task Session_of_an_epoch_that_is_over_is_none()
    {
        var person = await AddPersonAsync();
        var (_, handle) = await AddSessionAsync(person);
        Assert.That((await ReadAsync(new() { SessionHandle = handle })).Session, Is.Not.Null);

        await RaiseEpochAsync(person.Id);
        var facts = await ReadAsync(new() { SessionHandle = handle });

        Assert.That(facts.Session, Is.Null);
        Assert.That(facts.Person, Is.Null);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task Session_lives_until_it_expires(int millisecondsPastLastGoodOne, bool isLive)
    {
        var (session, handle) = await AddSessionAsync(await AddPersonAsync());

        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader =>
            reader.ReadAsync(new() { SessionHandle = handle }, session.ExpiresAt.AddMilliseconds(millisecondsPastLastGoodOne - 1), None));

        Assert.That(facts.Session is not null, Is.EqualTo(isLive));
    }

    [Test]
    [Category("rule-7")]
    public async Task Transaction_is_found_only_with_the_secret_of_its_browser_and_outlives_its_time()
    {
        var (transaction, handle) = await AddTransactionAsync(person: null);
        var query = new FactsQuery { TransactionHandle = handle, TransactionSecret = "secret" };

        var late = await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(query, transaction.ExpiresAt.AddDays(1), None));

        Assert.That((await ReadAsync(query)).Transaction, Is.Not.Null);
        Assert.That(late.Transaction, Is.Not.Null);
        Assert.That((await ReadAsync(query with { TransactionSecret = "other" })).Transaction, Is.Null);
        Assert.That((await ReadAsync(query with { TransactionSecret = null })).Transaction, Is.Null);
        Assert.That((await ReadAsync(new() { SessionHandle = "" })).Session, Is.Null);
    }

    [Test]
    [Category("attack-5")]
    public async Task Person_is_the_named_one_else_the_transactions_else_the_sessions()
    {
        var (owner, signingIn, named) = (await AddPersonAsync(), await AddPersonAsync(), await AddPersonAsync());
        var (_, session) = await AddSessionAsync(owner);
        var (_, transaction) = await AddTransactionAsync(signingIn);
        var (_, unnamed) = await AddTransactionAsync(person: null);
        var query = new FactsQuery { SessionHandle = session, TransactionHandle = transaction, TransactionSecret = "secret" };

        var ofNamed = await ReadAsync(query with { PersonId = named.Id });
        var ofTransaction = await ReadAsync(query);
        var ofSession = await ReadAsync(query with { TransactionHandle = unnamed });

        Assert.That(
            new[] { ofNamed, ofTransaction, ofSession }.Select(facts => facts.Person!.Facts.Id), Is.EqualTo([named.Id, signingIn.Id, owner.Id]));
        Assert.That((await ReadAsync(new())).Person, Is.Null);
    }

    [Test]
    [Category("attack-5")]
    public async Task Facts_are_of_one_person_while_the_transaction_changes_hands()
    {
        var (guarded, bare) = (await AddPersonAsync(), await AddPersonAsync());
        await AddMethodAsync(guarded);
        var (transaction, handle) = await AddTransactionAsync(guarded);

        var changes = Task.Run(async () =>
        {
            for (var number = 0; number < 400; number++)
            {
                var next = transaction with { PersonId = number % 2 == 0 ? bare.Id : guarded.Id };
                Assert.That(await InScopeAsync<TransactionStore, bool>(store => store.TryChangeAsync(transaction, next, null, None)), Is.True);
                transaction = next with { Version = transaction.Version + 1 };
            }
        }, None);
        List<SignInFacts> all = [];
        while (!changes.IsCompleted)
        {
            all.Add(await ReadAsync(new() { TransactionHandle = handle, TransactionSecret = "secret" }));
        }

        await changes;
        Assert.That(all.Select(facts => facts.Person!.Facts.Id), Is.EqualTo(all.Select(facts => facts.Transaction!.PersonId)));
        Assert.That(
            all.Select(facts => facts.Person!.Facts.Methods.Count), Is.EqualTo(all.Select(facts => facts.Person!.Facts.Id == guarded.Id ? 1 : 0)));
    }

    [Test]
    public async Task Client_is_the_transactions()
    {
        var (transaction, handle) = await AddTransactionAsync(person: null);
        await InScopeAsync<ClientStore>(clients => clients.TryAddAsync(new() { ClientId = transaction.ClientId, ClientName = "Its" }, None));
        var query = new FactsQuery { TransactionHandle = handle, TransactionSecret = "secret" };

        Assert.That((await ReadAsync(query)).Client!.ClientName, Is.EqualTo("Its"));
        Assert.That((await ReadAsync(query with { TransactionSecret = "another" })).Client, Is.Null);
    }

    [Test]
    public async Task Policy_holds_at_the_next_reading_whoever_published_it()
    {
        await using var database = await TestDatabase.CreateAsync(Provider);
        await using var scope = database.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<FactsReader>();
        var policies = scope.ServiceProvider.GetRequiredService<PolicyStore>();

        var before = await reader.ReadAsync(new(), Now, None);
        await policies.TryPublishAsync(PolicyWriter.Write(PolicyDocument.Default with { ReconfirmDays = 30 }), 0, "test", Now, None);
        var first = await reader.ReadAsync(new(), Now, None);
        await policies.TryPublishAsync(PolicyWriter.Write(PolicyDocument.Default with { ReconfirmDays = 60 }), 1, "test", Now, None);
        var second = await reader.ReadAsync(new(), Now, None);
        var again = await reader.ReadAsync(new(), Now, None);

        Assert.That(before.Policy, Is.EqualTo(new PolicySnapshot(0, PolicyDocument.Default)));
        Assert.That((first.Policy.Version, first.Policy.Document.ReconfirmDays), Is.EqualTo((1, 30)));
        Assert.That((second.Policy.Version, second.Policy.Document.ReconfirmDays), Is.EqualTo((2, 60)));
        Assert.That(again.Policy, Is.SameAs(second.Policy));
    }

    [Test]
    public async Task Policy_that_cannot_be_read_stops_everybody()
    {
        await using var database = await TestDatabase.CreateAsync(Provider);
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PolicyStore>().TryPublishAsync("{}", 0, "test", Now, None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<FactsReader>().ReadAsync(new(), Now, None));
    }

    private Task<SignInFacts> ReadAsync(FactsQuery query) =>
        InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(query, Now, None));

    private async Task<(StoredSession Session, string Handle)> AddSessionAsync(Person person)
    {
        var (id, handle) = (Guid.CreateVersion7(), $"{Guid.CreateVersion7()}");
        var session = new StoredSession(id, $"sid-{id}", person.Id, 1, PasswordProofs(), Now, Now.AddHours(8));
        await InScopeAsync<SessionStore>(sessions => sessions.AddAsync(session, Handle.Hash(handle), None));
        return (session, handle);
    }

    private async Task<(StoredTransaction Transaction, string Handle)> AddTransactionAsync(Person? person)
    {
        var handle = $"{Guid.CreateVersion7()}";
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = $"app-{handle}",
            Request = """{"ClientId":"app"}""",
            StartedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
            PersonId = person?.Id,
            Epoch = person?.Epoch,
            Proofs = person is null ? [] : PasswordProofs(),
            UserName = person?.UserName,
            DeniedAt = Now,
            ConsentedAt = Now,
            Extensions = 2,
            Version = 3,
        };
        await InScopeAsync<TransactionStore>(store => store.AddAsync(transaction, Handle.Hash("secret"), None));
        return (transaction, handle);
    }

    private PendingMethod Pending(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = 1,
        TransactionKey = $"{person.Id}",
        Method = "totp",
        SealedSecret = [1, 2, 3],
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(15),
    };

    private async Task<RegisteredMethod> AddMethodAsync(Person person)
    {
        var pending = Pending(person);
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        await InScopeAsync<MethodStore>(methods => methods.TryCommitAsync(
            new() { Pending = pending, Channel = "device", Label = "Phone", RegisteredUnder = AssuranceLevel.OneFactor, Beside = null, Now = Now }, None));
        return new()
        {
            Id = pending.Id,
            Method = MethodCatalogue.Totp,
            Channel = "device",
            Label = "Phone",
            RegisteredAt = Now,
            RegisteredUnder = AssuranceLevel.OneFactor,
            IsDefault = true,
        };
    }
}

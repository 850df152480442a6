using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.Transactions;

namespace Identity.Storage.Tests.Transactions;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class TransactionStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task One_of_fifty_changes_is_made()
    {
        var (transaction, handle) = await AddAsync();

        var answers = await FiftyAtOnceAsync<TransactionStore, bool>((store, number) =>
            store.TryChangeAsync(transaction, transaction with { UserName = $"name-{number}" }, null, None));

        var kept = await FindAsync(handle, "secret");
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(kept!.UserName, Is.EqualTo($"name-{answers.ToList().IndexOf(true)}"));
        Assert.That(kept.Version, Is.EqualTo(transaction.Version + 1));
    }

    [Test]
    public async Task Change_writes_all_that_a_step_may_change_under_a_new_secret()
    {
        var person = await AddPersonAsync();
        var (transaction, handle) = await AddAsync();
        var next = transaction with
        {
            PersonId = person.Id,
            Epoch = 1,
            Proofs = PasswordProofs(),
            UserName = "sanne",
            DeniedAt = Now,
            ConsentedAt = Now,
            ExpiresAt = Now.AddMinutes(30),
            Extensions = 1,
        };

        var changed = await ChangeAsync(transaction, next, "new secret");

        var kept = await FindAsync(handle, "new secret");
        Assert.That(changed, Is.True);
        Assert.That(kept! with { Proofs = next.Proofs }, Is.EqualTo(next with { Version = 1 }));
        Assert.That(kept.Proofs, Is.EqualTo(next.Proofs));
        Assert.That(await FindAsync(handle, "secret"), Is.Null);
    }

    [Test]
    [Category("attack-1")]
    public async Task Transaction_of_an_epoch_that_is_over_goes_no_further()
    {
        var person = await AddPersonAsync();
        var (transaction, _) = await AddAsync();
        var named = transaction with { PersonId = person.Id, Epoch = 1, Proofs = PasswordProofs() };
        Assert.That(await ChangeAsync(transaction, named), Is.True);

        await RaiseEpochAsync(person.Id);

        Assert.That(await ChangeAsync(named with { Version = 1 }, named with { UserName = "other" }), Is.False);
    }

    [Test]
    public async Task Expired_transactions_are_removed_and_others_stay()
    {
        var (_, old) = await AddAsync(expiresAt: Now.AddDays(-3));
        var (_, young) = await AddAsync();

        await InScopeAsync<TransactionStore, int>(store => store.RemoveExpiredAsync(Now.AddDays(-2), None));

        Assert.That(await FindAsync(old, "secret"), Is.Null);
        Assert.That(await FindAsync(young, "secret"), Is.Not.Null);
    }

    private async Task<(StoredTransaction Transaction, string Handle)> AddAsync(DateTimeOffset? expiresAt = null)
    {
        var handle = $"{Guid.CreateVersion7()}";
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = "app",
            Request = "{}",
            StartedAt = Now,
            ExpiresAt = expiresAt ?? Now.AddMinutes(15),
        };
        await InScopeAsync<TransactionStore>(store => store.AddAsync(transaction, Handle.Hash("secret"), None));
        return (transaction, handle);
    }

    private Task<bool> ChangeAsync(StoredTransaction expected, StoredTransaction next, string? secret = null) =>
        InScopeAsync<TransactionStore, bool>(store =>
            store.TryChangeAsync(expected, next, secret is null ? null : Handle.Hash(secret), None));

    private async Task<StoredTransaction?> FindAsync(string handle, string secret) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader =>
            reader.ReadAsync(new() { TransactionHandle = handle, TransactionSecret = secret }, Now, None))).Transaction;
}

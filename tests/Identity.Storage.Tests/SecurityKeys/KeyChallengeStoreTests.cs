using Identity.Storage.People;
using Identity.Storage.SecurityKeys;

namespace Identity.Storage.Tests.SecurityKeys;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class KeyChallengeStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    [Category("attack-14")]
    public async Task Challenge_is_spent_by_one_of_fifty()
    {
        var challenge = await BeginAsync(await AddPersonAsync());

        var states = await FiftyAtOnceAsync<KeyChallengeStore, byte[]?>((store, _) => store.TrySpendAsync(challenge.Key, Scope(challenge), Now, None));

        Assert.That(states.Count(state => state is not null), Is.EqualTo(1));
        Assert.That(states.Single(state => state is not null), Is.EqualTo(challenge.SealedState));
    }

    [Test]
    [Category("rule-6")]
    public async Task Challenge_of_another_purpose_sign_in_or_person_is_none()
    {
        var challenge = await BeginAsync(await AddPersonAsync());
        var scope = Scope(challenge);

        var states = await InScopeAsync<KeyChallengeStore, byte[]?[]>(async store =>
        [
            await store.TrySpendAsync(challenge.Key, scope with { Purpose = KeyPurpose.PasswordReset }, Now, None),
            await store.TrySpendAsync(challenge.Key, scope with { Context = "another" }, Now, None),
            await store.TrySpendAsync(challenge.Key, scope with { PersonId = Guid.CreateVersion7() }, Now, None),
            await store.TrySpendAsync(challenge.Key, scope with { PersonId = null }, Now, None),
            await store.TrySpendAsync("guessed", scope, Now, None),
            await store.TrySpendAsync(challenge.Key, scope, challenge.ExpiresAt, None),
        ]);

        Assert.That(states, Is.All.Null);
    }

    [Test]
    [Category("attack-1")]
    public async Task Challenge_of_an_earlier_epoch_is_dead()
    {
        var person = await AddPersonAsync();
        var challenge = await BeginAsync(person);
        await InScopeAsync<PersonStore>(store => store.RaiseEpochAsync(person.Id, None));

        Assert.That(await SpendAsync(challenge), Is.Null);
    }

    [Test]
    public async Task New_challenge_takes_the_place_of_the_one_before()
    {
        var person = await AddPersonAsync();
        var first = await BeginAsync(person);
        await SpendAsync(first);
        var second = await BeginAsync(person);

        Assert.That(await SpendAsync(first), Is.Null);
        Assert.That(await SpendAsync(second), Is.EqualTo(second.SealedState));
    }

    [Test]
    public async Task Challenge_that_nobody_is_named_in_is_spent_too()
    {
        var challenge = await BeginAsync(person: null);

        Assert.That(await SpendAsync(challenge), Is.Not.Null);
    }

    private static KeyScope Scope(KeyChallenge challenge) => new(challenge.Purpose, challenge.Context, challenge.PersonId);

    private Task<byte[]?> SpendAsync(KeyChallenge challenge) =>
        InScopeAsync<KeyChallengeStore, byte[]?>(store => store.TrySpendAsync(challenge.Key, Scope(challenge), Now, None));

    private async Task<KeyChallenge> BeginAsync(Person? person)
    {
        var challenge = new KeyChallenge
        {
            Key = Guid.CreateVersion7().ToString(),
            Purpose = KeyPurpose.SecondStep,
            Context = person?.Id.ToString() ?? Guid.CreateVersion7().ToString(),
            PersonId = person?.Id,
            Epoch = person?.Epoch,
            SealedState = Guid.CreateVersion7().ToByteArray(),
            ExpiresAt = Now.AddMinutes(5),
        };
        await InScopeAsync<KeyChallengeStore>(store => store.BeginAsync(challenge, None));
        return challenge;
    }
}

using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Recovery;

namespace Identity.Storage.Tests.Recovery;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class RecoveryCodeStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task Code_is_spent_by_one_of_fifty()
    {
        var set = await MakeAsync(await AddPersonAsync());

        var left = await FiftyAtOnceAsync<RecoveryCodeStore, int?>((store, _) => SpendAsync(store, set, "a"));

        Assert.That(left.Count(one => one is not null), Is.EqualTo(1));
        Assert.That(left.Single(one => one is not null), Is.EqualTo(2));
        Assert.That(await UsedAsync(set, "a"), Is.True);
        Assert.That(await UsedAsync(set, "b"), Is.False);
        Assert.That(await UsedAsync(set, "guessed"), Is.Null);
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-1")]
    public async Task Code_of_another_person_set_or_epoch_is_none()
    {
        var set = await MakeAsync(await AddPersonAsync());
        var other = await AddPersonAsync();

        Assert.That(await SpendAsync(set with { PersonId = other.Id }, "a"), Is.Null);
        Assert.That(await SpendAsync(set with { Id = Guid.CreateVersion7() }, "a"), Is.Null);
        Assert.That(await UsedAsync(set with { PersonId = other.Id }, "a"), Is.Null);
        await RaiseEpochAsync(set.PersonId);
        Assert.That(await SpendAsync(set, "a"), Is.Null);
        Assert.That(await SpendAsync(set with { Epoch = 2 }, "a"), Is.EqualTo(2));
    }

    [Test]
    [Category("fault-22")]
    public async Task New_set_takes_the_place_of_the_old_one_in_one_commit()
    {
        var person = await AddPersonAsync();
        var first = await MakeAsync(person);
        var second = Set(person);

        var outcome = await InScopeAsync<RecoveryCodeStore, ReplaceOutcome>(store => store.ReplaceAsync(second, None));

        Assert.That(outcome, Is.EqualTo(new ReplaceOutcome.Made(first.Id)));
        Assert.That(await SpendAsync(first, "a"), Is.Null);
        Assert.That(await UsedAsync(first, "a"), Is.Null);
        Assert.That(await SpendAsync(second, "a"), Is.EqualTo(2));
    }

    [Test]
    [Category("fault-22")]
    public async Task Of_fifty_sets_made_at_once_one_is_left()
    {
        var person = await AddPersonAsync();

        await FiftyAtOnceAsync<RecoveryCodeStore, ReplaceOutcome>((store, _) => store.ReplaceAsync(Set(person), None));

        var codes = (await FactsAsync(person)).Methods.Single();
        Assert.That(codes.CodesLeft, Is.EqualTo(3));
        Assert.That(codes.IsDefault, Is.False);
    }

    [Test]
    [Category("attack-1")]
    public async Task Nothing_is_made_for_an_earlier_epoch()
    {
        var person = await AddPersonAsync();
        await RaiseEpochAsync(person.Id);

        Assert.That(await InScopeAsync<RecoveryCodeStore, ReplaceOutcome>(store => store.ReplaceAsync(Set(person), None)), Is.TypeOf<ReplaceOutcome.Gone>());
        Assert.That((await FactsAsync(person)).Methods, Is.Empty);
    }

    [Test]
    [Category("attack-8")]
    public async Task Removed_set_comes_back_with_what_was_used_and_is_forgotten_in_the_end()
    {
        var set = await MakeAsync(await AddPersonAsync());
        await SpendAsync(set, "a");
        await InScopeAsync<RemovedMethodStore, bool>(store => store.TryRemoveAsync(set.PersonId, set.Id, Now, None));
        Assert.That(await SpendAsync(set, "b"), Is.Null);

        Assert.That(await InScopeAsync<RemovedMethodStore, bool>(store => store.TryRestoreAsync(set.PersonId, set.Id, None)), Is.True);
        Assert.That(await SpendAsync(set, "a"), Is.Null, "what is spent stays spent");
        Assert.That(await SpendAsync(set, "b"), Is.EqualTo(1));

        await InScopeAsync<RemovedMethodStore, bool>(store => store.TryQuarantineAsync(set.PersonId, set.Id, Now, None));
        await InScopeAsync<RemovedMethodStore>(store => store.RemoveOldAsync(Now.AddDays(31), None));
        Assert.That(await DumpAsync(), Has.None.EqualTo($"recovery_codes.method_id={set.Id}").IgnoreCase);
    }

    [Test]
    [Category("attack-8")]
    public async Task Codes_left_alone_are_removed()
    {
        var set = await MakeAsync(await AddPersonAsync());

        await InScopeAsync<RemovedMethodStore>(store => store.RemoveLoneCodesAsync(set.PersonId, Now, None));

        Assert.That(await SpendAsync(set, "a"), Is.Null);
    }

    private static RecoveryCodeSet Set(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = 1,
        Label = "codes",
        Digests = ["a", "b", "c"],
        RegisteredUnder = AssuranceLevel.TwoFactor,
        Now = DateTimeOffset.UnixEpoch,
    };

    private async Task<RecoveryCodeSet> MakeAsync(Person person)
    {
        var set = Set(person);
        await InScopeAsync<RecoveryCodeStore, ReplaceOutcome>(store => store.ReplaceAsync(set, None));
        return set;
    }

    private Task<int?> SpendAsync(RecoveryCodeSet set, string digest) => InScopeAsync<RecoveryCodeStore, int?>(store => SpendAsync(store, set, digest));

    private Task<int?> SpendAsync(RecoveryCodeStore store, RecoveryCodeSet set, string digest) =>
        store.TrySpendAsync(set.PersonId, set.Epoch, set.Id, digest, Now, None);

    private Task<bool?> UsedAsync(RecoveryCodeSet set, string digest) =>
        InScopeAsync<RecoveryCodeStore, bool?>(store => store.FindUsedAsync(set.PersonId, set.Id, digest, None));

    private async Task<PersonFacts> FactsAsync(Person person) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new FactsQuery { PersonId = person.Id }, Now, None))).Person!.Facts;
}

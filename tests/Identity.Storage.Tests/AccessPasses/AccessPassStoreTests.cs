using Identity.Domain.AccessPasses;
using Identity.Storage.AccessPasses;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Tests.AccessPasses;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class AccessPassStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    [Category("fault-11")]
    public async Task Of_fifty_at_once_one_uses_a_one_time_pass()
    {
        var pass = await AddAsync(Pass(await AddPersonAsync()));

        var uses = await FiftyAtOnceAsync<AccessPassStore, bool>((store, _) => store.TryUseAsync(pass, Now, None));

        Assert.That(uses.Count(won => won), Is.EqualTo(1));
        Assert.That((await FindAsync(pass))!.UsedAt, Is.EqualTo(Now));
    }

    [Test]
    public async Task One_that_is_not_one_time_is_used_as_often_as_wanted()
    {
        var pass = await AddAsync(Pass(await AddPersonAsync()) with { IsOnce = false });

        Assert.That(await UseAsync(pass), Is.True);
        Assert.That(await UseAsync(pass), Is.True);
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(3_599, true)]
    [TestCase(3_600, false)]
    [Category("fault-11")]
    public async Task It_works_from_its_start_until_its_end(int seconds, bool works)
    {
        var pass = await AddAsync(Pass(await AddPersonAsync()));

        Assert.That(await InScopeAsync<AccessPassStore, bool>(store => store.TryUseAsync(pass, pass.StartsAt.AddSeconds(seconds), None)), Is.EqualTo(works));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_new_epoch_ends_it_and_none_is_made_in_an_old_one()
    {
        var person = await AddPersonAsync();
        var pass = await AddAsync(Pass(person));

        await RaiseEpochAsync(person.Id);

        Assert.That(await UseAsync(pass), Is.False);
        Assert.That(await InScopeAsync<AccessPassStore, bool>(store => store.TryReplaceAsync(Pass(person), "late", None)), Is.False);
    }

    [Test]
    public async Task A_new_one_replaces_it()
    {
        var person = await AddPersonAsync();
        var (first, second) = (await AddAsync(Pass(person)), await AddAsync(Pass(person)));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await FindAsync(first), Is.Null);
            Assert.That(await UseAsync(first), Is.False);
            Assert.That(await UseAsync(second), Is.True);
        });
    }

    [Test]
    [Category("fault-8")]
    public async Task It_is_found_by_its_digest_for_its_person_alone()
    {
        var other = await AddPersonAsync();
        var pass = await AddAsync(Pass(await AddPersonAsync()) with { IsBreakGlass = true });

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await FindAsync(pass), Is.EqualTo(pass));
            Assert.That(await FindAsync(pass with { PersonId = other.Id }), Is.Null);
            Assert.That(await FindAsync(pass with { PersonId = Guid.Empty }), Is.Null);
            Assert.That(await InScopeAsync<AccessPassStore, AccessPass?>(store => store.FindAsync(pass.PersonId, "another", None)), Is.Null);
        });
    }

    [Test]
    [Category("attack-8")]
    public async Task Using_it_leaves_its_person_frozen_until_something_is_registered_under_it()
    {
        var person = await AddPersonAsync();
        var pass = await AddAsync(Pass(person));
        await InScopeAsync<IdentityDatabase>(database => database.Users.Where(row => row.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FrozenAt, Now), None));

        await UseAsync(pass);

        Assert.That(
            await InScopeAsync<IdentityDatabase, DateTimeOffset?>(database => database.Users.Where(row => row.Id == person.Id).Select(row => row.FrozenAt).SingleAsync(None)),
            Is.EqualTo(Now));
    }

    [Test]
    public async Task One_that_is_over_is_forgotten_and_one_can_be_taken_away()
    {
        var (over, live) = (await AddAsync(Pass(await AddPersonAsync()) with { ExpiresAt = Now.AddSeconds(-1) }), await AddAsync(Pass(await AddPersonAsync())));

        await InScopeAsync<AccessPassStore>(store => store.RemoveOldAsync(Now, None));

        Assert.That(await FindAsync(over), Is.Null);
        Assert.That(await InScopeAsync<AccessPassStore, bool>(store => store.RemoveAsync(live.PersonId, None)), Is.True);
        Assert.That(await InScopeAsync<AccessPassStore, bool>(store => store.RemoveAsync(live.PersonId, None)), Is.False);
    }

    private AccessPass Pass(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = person.Epoch,
        StartsAt = Now,
        ExpiresAt = Now.AddHours(1),
        IsOnce = true,
        CreatedAt = Now,
    };

    private async Task<AccessPass> AddAsync(AccessPass pass)
    {
        await InScopeAsync<AccessPassStore, bool>(store => store.TryReplaceAsync(pass, $"digest of {pass.Id}", None));
        return pass;
    }

    private Task<AccessPass?> FindAsync(AccessPass pass) =>
        InScopeAsync<AccessPassStore, AccessPass?>(store => store.FindAsync(pass.PersonId, $"digest of {pass.Id}", None));

    private Task<bool> UseAsync(AccessPass pass) => InScopeAsync<AccessPassStore, bool>(store => store.TryUseAsync(pass, Now, None));
}

using Identity.Storage.Restoring;

namespace Identity.Storage.Tests.Restoring;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[NonParallelizable]
[Category("attack-15")]
public sealed class RestoreMarkStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SetUp]
    public Task ForgetAsync() => InScopeAsync<IdentityDatabase>(async database =>
    {
        database.RemoveRange(database.Set<RestoreMarkRow>());
        await database.SaveChangesAsync(None);
    });

    [Test]
    public async Task Mark_moves_to_the_time_and_on_where_the_clock_stands_still()
    {
        Assert.That(await FindAsync(), Is.Null);

        var first = await AdvanceAsync(seen: null, Now);
        var later = await AdvanceAsync(first, Now.AddSeconds(30));
        var still = await AdvanceAsync(later, Now.AddSeconds(30));
        var back = await AdvanceAsync(still, Now.AddDays(-1));

        Assert.That((first, later), Is.EqualTo((Now, Now.AddSeconds(30))));
        Assert.That((still, back), Is.EqualTo((later!.Value.AddMilliseconds(1), later.Value.AddMilliseconds(2))));
        Assert.That(await FindAsync(), Is.EqualTo(back));
    }

    [Test]
    public async Task Database_that_has_not_come_so_far_does_not_move()
    {
        var mark = await AdvanceAsync(seen: null, Now);

        Assert.That(await AdvanceAsync(mark!.Value.AddMilliseconds(1), Now.AddDays(1)), Is.Null);
        Assert.That(await FindAsync(), Is.EqualTo(mark));
    }

    [Test]
    public async Task Database_that_never_had_a_mark_is_older_than_any()
    {
        Assert.That(await AdvanceAsync(Now, Now), Is.Null);
        Assert.That(await FindAsync(), Is.Null);
    }

    [Test]
    public async Task Servers_that_start_at_once_move_one_mark()
    {
        var marks = await FiftyAtOnceAsync<RestoreMarkStore, DateTimeOffset?>((store, _) => store.TryAdvanceAsync(null, Now, None));

        Assert.That(marks, Has.None.Null);
        Assert.That(await FindAsync(), Is.EqualTo(Now.AddMilliseconds(49)));
    }

    [Test]
    public async Task Accepted_database_is_beyond_what_anybody_saw()
    {
        await AdvanceAsync(seen: null, Now);

        var accepted = await InScopeAsync<RestoreMarkStore, DateTimeOffset>(store => store.AcceptAsync(Now.AddHours(1), Now, None));

        Assert.That(accepted, Is.GreaterThan(Now.AddHours(1)));
        Assert.That(await AdvanceAsync(accepted, Now), Is.Not.Null);
    }

    private Task<DateTimeOffset?> AdvanceAsync(DateTimeOffset? seen, DateTimeOffset now) =>
        InScopeAsync<RestoreMarkStore, DateTimeOffset?>(store => store.TryAdvanceAsync(seen, now, None));

    private Task<DateTimeOffset?> FindAsync() => InScopeAsync<RestoreMarkStore, DateTimeOffset?>(store => store.FindAsync(None));
}

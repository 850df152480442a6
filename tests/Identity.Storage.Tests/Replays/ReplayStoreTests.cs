using Identity.Storage.Replays;

namespace Identity.Storage.Tests.Replays;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ReplayStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("protocol-23")]
    [Category("rule-6")]
    public async Task Of_fifty_that_use_the_same_at_once_one_wins()
    {
        var answers = await FiftyAtOnceAsync<ReplayStore, bool>((store, _) => store.TryAddAsync("assertion", "1", Now.AddMinutes(5), None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("protocol-44")]
    public async Task Purposes_are_kept_apart_and_what_is_too_old_anyway_is_forgotten()
    {
        Assert.That(await AddAsync("one", "2"), Is.True);
        Assert.That(await AddAsync("another", "2"), Is.True);
        Assert.That(await AddAsync("one", "2"), Is.False);

        await InScopeAsync<ReplayStore>(store => store.RemoveExpiredAsync(Now.AddMinutes(5), None));
        Assert.That(await AddAsync("one", "2"), Is.False);
        await InScopeAsync<ReplayStore>(store => store.RemoveExpiredAsync(Now.AddMinutes(6), None));
        Assert.That(await AddAsync("one", "2"), Is.True);
    }

    private Task<bool> AddAsync(string purpose, string value) => InScopeAsync<ReplayStore, bool>(store => store.TryAddAsync(purpose, value, Now.AddMinutes(5), None));
}

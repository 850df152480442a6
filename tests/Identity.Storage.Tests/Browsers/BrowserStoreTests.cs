using Identity.Storage.Browsers;

namespace Identity.Storage.Tests.Browsers;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-10")]
public sealed class BrowserStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Browser_is_known_to_whom_it_was_seen_with_until_it_was_not_seen_for_long()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var hash = $"hash-{person.Id}";
        await SeenAsync(hash, person.Id, Now.AddDays(-2));
        await SeenAsync(hash, person.Id, Now);

        Assert.That(await IsKnownAsync(hash, person.Id), Is.True);
        Assert.That(await IsKnownAsync(hash, other.Id), Is.False);
        Assert.That(await IsKnownAsync("another", person.Id), Is.False);
        Assert.That(await IsKnownAsync(hash, Guid.Empty), Is.False);

        await InScopeAsync<BrowserStore>(store => store.RemoveUnseenAsync(Now.AddDays(-1), None));
        Assert.That(await IsKnownAsync(hash, person.Id), Is.True);
        await InScopeAsync<BrowserStore>(store => store.RemoveUnseenAsync(Now.AddSeconds(1), None));
        Assert.That(await IsKnownAsync(hash, person.Id), Is.False);
    }

    [Test]
    public async Task Browser_that_is_seen_fifty_times_at_once_is_one()
    {
        var person = await AddPersonAsync();

        await FiftyAtOnceAsync<BrowserStore, bool>(async (store, _) =>
        {
            await store.SeenAsync($"hash-{person.Id}", person.Id, Now, None);
            return true;
        });

        Assert.That(await IsKnownAsync($"hash-{person.Id}", person.Id), Is.True);
    }

    private Task SeenAsync(string hash, Guid personId, DateTimeOffset at) => InScopeAsync<BrowserStore>(store => store.SeenAsync(hash, personId, at, None));

    private Task<bool> IsKnownAsync(string hash, Guid personId) => InScopeAsync<BrowserStore, bool>(store => store.IsKnownAsync(hash, personId, None));
}

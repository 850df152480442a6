using Identity.Storage.Keys;

namespace Identity.Storage.Tests.Keys;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class StartupLockTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    [Category("attack-9")]
    public async Task One_server_at_a_time_starts()
    {
        var (inside, most) = (0, 0);

        var all = Enumerable.Range(0, 8).Select(_ => InScopeAsync<IStartupLock>(async startup =>
        {
            var held = startup.HoldAsync(CancellationToken.None);
            while (!held.IsCompleted)
            {
                // The file's lock is tried again by this clock.
                Database.Clock.Advance(TimeSpan.FromMilliseconds(50));
                await Task.Yield();
            }

            await using (await held)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        }));
        await Task.WhenAll(all);

        Assert.That(most, Is.EqualTo(1));
    }
}

using Identity.Domain.SignIn.Attempts;
using Identity.Storage.Attempts;

namespace Identity.Storage.Tests.Attempts;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class AttemptStoreTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    [Category("fault-14")]
    [Category("rule-6")]
    public async Task Fifty_charges_at_once_count_fifty()
    {
        var answers = await FiftyAtOnceAsync<AttemptStore, int>((attempts, _) => ChargeAsync(attempts, "all at once"));

        Assert.That(answers, Is.EquivalentTo(Enumerable.Range(1, 50)));
    }

    [Test]
    [Category("fault-14")]
    public async Task State_is_kept_whole_and_by_key()
    {
        var state = new AttemptState
        {
            Failures = 3,
            WindowStartedAt = Now,
            DayFailures = 4,
            DayStartedAt = Now.AddHours(-1),
            LockedUntil = Now.AddMinutes(1),
            LastWrong = "digest",
            Locks = 2,
        };
        await InScopeAsync<AttemptStore, bool>(attempts => attempts.UpdateAsync("one", _ => (state, true), CancellationToken.None));

        Assert.That(await ReadAsync("one"), Is.EqualTo(state));
        Assert.That(await ReadAsync("another"), Is.EqualTo(AttemptState.None));
    }

    [Test]
    public async Task What_is_forgotten_begins_anew_and_nothing_else_does()
    {
        foreach (var key in new[] { "forgotten", "kept" })
        {
            await InScopeAsync<AttemptStore, int>(attempts => ChargeAsync(attempts, key));
        }

        await InScopeAsync<AttemptStore>(attempts => attempts.ForgetAsync(["forgotten", "never there"], CancellationToken.None));

        Assert.That((await ReadAsync("forgotten")).Failures, Is.Zero);
        Assert.That((await ReadAsync("kept")).Failures, Is.EqualTo(1));
    }

    private static Task<int> ChargeAsync(AttemptStore attempts, string key) => attempts.UpdateAsync(
        key, state => (state with { Failures = state.Failures + 1 }, state.Failures + 1), CancellationToken.None);

    private Task<AttemptState> ReadAsync(string key) => InScopeAsync<AttemptStore, AttemptState>(attempts =>
        attempts.UpdateAsync(key, state => (state, state), CancellationToken.None));
}

using Identity.Storage.ProofOfWork;

namespace Identity.Storage.Tests.ProofOfWork;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("rule-6")]
public sealed class SpentChallengeStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Of_fifty_at_once_one_spends_it()
    {
        var answers = await FiftyAtOnceAsync<SpentChallengeStore, bool>((spent, _) => spent.TrySpendAsync("all at once", Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    public async Task It_stays_spent_until_it_is_too_old()
    {
        await SpendAsync("one");
        await InScopeAsync<SpentChallengeStore>(spent => spent.RemoveExpiredAsync(Now, None));
        Assert.That(await SpendAsync("one"), Is.False);
        Assert.That(await SpendAsync("another"), Is.True);

        await InScopeAsync<SpentChallengeStore>(spent => spent.RemoveExpiredAsync(Now.AddMilliseconds(1), None));
        Assert.That(await DumpAsync(), Has.None.StartsWith("spent_challenges."));
    }

    private Task<bool> SpendAsync(string challenge) => InScopeAsync<SpentChallengeStore, bool>(spent => spent.TrySpendAsync(challenge, Now, None));
}

using Identity.Storage.Policies;

namespace Identity.Storage.Tests.Policies;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class PolicyStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task One_of_fifty_editors_publishes_and_none_skips_a_version()
    {
        Assert.That(await InScopeAsync<PolicyStore, PolicyRow?>(policies => policies.FindCurrentAsync(None)), Is.Null);

        var answers = await FiftyAtOnceAsync<PolicyStore, bool>((policies, number) => policies.TryPublishAsync($"{number}", 0, "editor", Now, None));
        var tooEarly = await InScopeAsync<PolicyStore, bool>(policies => policies.TryPublishAsync("x", 5, "editor", Now, None));
        var next = await InScopeAsync<PolicyStore, bool>(policies => policies.TryPublishAsync("next", 1, "editor", Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(tooEarly, Is.False);
        Assert.That(next, Is.True);
        Assert.That(
            await InScopeAsync<PolicyStore, PolicyRow?>(policies => policies.FindCurrentAsync(None)),
            Is.EqualTo(new PolicyRow { Version = 2, Document = "next", PublishedBy = "editor", PublishedAt = Now }));
    }
}

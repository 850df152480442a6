using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Identity.Storage.Keys;

namespace Identity.Storage.Tests.Keys;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class SigningKeyStoreTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    [Category("attack-9")]
    public async Task Servers_that_start_together_on_an_empty_database_make_one_set_of_keys()
    {
        var answers = await FiftyAtOnceAsync<SigningKeyStore, IReadOnlyList<StoredSigningKey>>((keys, number) => keys.MaintainAsync(
            kept => new KeyPlan(kept.Count == 0 ? [("RS256", Now), ("ES256", Now)] : [], []),
            plan => [.. plan.Make.Select((key, at) => new StoredSigningKey($"{key.Algorithm}-{number}", key.Algorithm, Now.AddSeconds(at), key.SignsFrom, [1]))],
            CancellationToken.None));

        Assert.That(answers.Select(keys => string.Join(' ', keys.Select(key => key.KeyId))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].Select(key => key.Algorithm), Is.EqualTo(["ES256", "RS256"]), "newest first");

        var left = await InScopeAsync<SigningKeyStore, IReadOnlyList<StoredSigningKey>>(keys => keys.MaintainAsync(
            kept => new KeyPlan([], [.. kept.Where(key => key.Algorithm == "RS256").Select(key => key.KeyId)]), _ => [], CancellationToken.None));
        Assert.That(left.Select(key => key.Algorithm), Is.EqualTo(["ES256"]));
    }
}

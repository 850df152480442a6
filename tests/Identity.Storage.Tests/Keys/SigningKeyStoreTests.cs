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
        var answers = await FiftyAtOnceAsync<SigningKeyStore, IReadOnlyList<StoredSigningKey>>((keys, number) => keys.GetOrCreateAsync(
            () => [new($"rs-{number}", "RS256", Now, [1]), new($"es-{number}", "ES256", Now.AddSeconds(1), [2])], CancellationToken.None));

        Assert.That(answers.Select(keys => string.Join(' ', keys.Select(key => key.KeyId))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].Select(key => key.Algorithm), Is.EqualTo(["ES256", "RS256"]), "newest first");
    }
}

using Identity.OpenId.Resources;
using Identity.Storage.Resources;

namespace Identity.Storage.Tests.Resources;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ResourceStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Resource_is_kept_replaced_and_forgotten()
    {
        var first = Make("https://one.example", "one.read") with { Acr = "urn:identity:2fa", AccessTokenLifetime = 300, IntrospectionClients = ["api"] };
        Assert.That(await SetAsync(first), Is.Null);
        Assert.That(await SetAsync(first with { Name = "Renamed" }), Is.Null);

        var kept = (await ListAsync()).Single(resource => resource.Identifier == first.Identifier);
        Assert.That((kept.Name, kept.Acr, kept.AccessTokenLifetime, kept.AccessTokenSignedResponseAlg), Is.EqualTo(("Renamed", "urn:identity:2fa", 300, "ES256")));
        Assert.That(kept.Scopes, Is.EqualTo(first.Scopes));
        Assert.That(kept.IntrospectionClients, Is.EqualTo(first.IntrospectionClients));

        Assert.That(await RemoveAsync(first.Identifier), Is.True);
        Assert.That(await RemoveAsync(first.Identifier), Is.False);
    }

    [Test]
    public async Task Scope_is_of_one_resource_however_many_are_set_at_once()
    {
        var taken = await FiftyAtOnceAsync<ResourceStore, string?>((store, number) => store.SetAsync(Make($"https://{number}.at-once.example", "shared"), None));

        Assert.That(taken.Count(scope => scope is null), Is.EqualTo(1));
        Assert.That(taken.Count(scope => scope == "shared"), Is.EqualTo(49));
        Assert.That((await ListAsync()).Count(resource => resource.Scopes.ContainsKey("shared")), Is.EqualTo(1));
    }

    private static Resource Make(string identifier, string scope) => new()
    {
        Identifier = identifier,
        Name = "One",
        Scopes = new Dictionary<string, string?> { [scope] = null },
    };

    private Task<string?> SetAsync(Resource resource) => InScopeAsync<ResourceStore, string?>(store => store.SetAsync(resource, None));

    private Task<bool> RemoveAsync(string identifier) => InScopeAsync<ResourceStore, bool>(store => store.RemoveAsync(identifier, None));

    private Task<IReadOnlyList<Resource>> ListAsync() => InScopeAsync<ResourceStore, IReadOnlyList<Resource>>(store => store.ListAsync(None));
}

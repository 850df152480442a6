using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>Signing keys in memory.</summary>
internal sealed class InMemorySigningKeys : ISigningKeyStore
{
    private List<StoredSigningKey> keys = [];

    public IReadOnlyList<StoredSigningKey> Keys => keys;

    public void PutNewest(StoredSigningKey key) => keys.Insert(0, key);

    public Task<IReadOnlyList<StoredSigningKey>> GetOrCreateAsync(
        Func<IReadOnlyList<StoredSigningKey>> create, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            keys = [.. create()];
        }

        return Task.FromResult<IReadOnlyList<StoredSigningKey>>(keys);
    }
}

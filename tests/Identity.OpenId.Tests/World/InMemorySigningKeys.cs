using Identity.OpenId.Keys;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>Signing keys in memory.</summary>
internal sealed class InMemorySigningKeys : ISigningKeyStore
{
    private List<StoredSigningKey> keys = [];

    public IReadOnlyList<StoredSigningKey> Keys => keys;

    public void PutNewest(StoredSigningKey key) => keys.Insert(0, key);

    public Task<IReadOnlyList<StoredSigningKey>> MaintainAsync(
        Func<IReadOnlyList<StoredSigningKey>, KeyPlan> plan, Func<KeyPlan, IReadOnlyList<StoredSigningKey>> make, CancellationToken cancellationToken)
    {
        var due = plan(keys);
        if (!due.IsEmpty)
        {
            keys = [.. make(due), .. keys.Where(key => !due.Remove.Contains(key.KeyId))];
        }

        return Task.FromResult<IReadOnlyList<StoredSigningKey>>(keys);
    }
}

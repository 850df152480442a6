using Identity.OpenId.Keys;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>One set of signing keys for all tests that do not care.</summary>
internal static class SharedKeys
{
    public static AesSeal Seal { get; } = new();

    private static StoredSigningKey[] Keys { get; } =
        [.. SigningKeys.Algorithms.Select(algorithm => SigningKey.Create(algorithm, Seal, DateTimeOffset.UnixEpoch))];

    public static InMemorySigningKeys Store()
    {
        var store = new InMemorySigningKeys();
        foreach (var key in Keys)
        {
            store.PutNewest(key);
        }

        return store;
    }
}

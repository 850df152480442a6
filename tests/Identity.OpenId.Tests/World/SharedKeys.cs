using Identity.OpenId.Keys;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>One set of signing keys for all tests that do not care.</summary>
internal static class SharedKeys
{
    private static readonly DateTimeOffset MadeAt = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static AesSeal Seal { get; } = new();

    private static StoredSigningKey[] Keys { get; } =
        [.. SigningKeys.Algorithms.Select(algorithm => SigningKey.Create(algorithm, Seal, MadeAt, MadeAt))];

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

using Identity.OpenId.Stores;

namespace Identity.OpenId.Keys;

/// <summary>The life of signing keys: announced 14 days before they sign, signing for 90, published 14 more, then gone (protocol line 43).</summary>
/// <remarks>Relying parties see a key long before its first signature, and can verify what it signed for longer than any token is good.</remarks>
internal static class KeySchedule
{
    public static readonly TimeSpan Announced = TimeSpan.FromDays(14);

    public static readonly TimeSpan Signing = TimeSpan.FromDays(90);

    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>The key that signs with an algorithm; <see langword="null"/> if there is none.</summary>
    public static StoredSigningKey? SignerOf(IEnumerable<StoredSigningKey> keys, string algorithm, DateTimeOffset now)
    {
        var own = keys.Where(key => key.Algorithm == algorithm).OrderBy(key => key.SignsFrom).ThenBy(key => key.KeyId, StringComparer.Ordinal).ToArray();
        return Array.FindLast(own, key => key.SignsFrom <= now) ?? own.FirstOrDefault();
    }

    /// <summary>What is due.</summary>
    public static KeyPlan Plan(IReadOnlyList<StoredSigningKey> keys, DateTimeOffset now) =>
        new([.. SigningKeys.Algorithms.SelectMany(algorithm => Due(keys, algorithm, now))], [.. keys.Where(key => IsOver(keys, key, now)).Select(key => key.KeyId)]);

    private static IEnumerable<(string Algorithm, DateTimeOffset SignsFrom)> Due(IReadOnlyList<StoredSigningKey> keys, string algorithm, DateTimeOffset now)
    {
        var last = keys.Where(key => key.Algorithm == algorithm).Max(key => (DateTimeOffset?)key.SignsFrom);
        if (last is null)
        {
            // Nobody can wait for the first one.
            yield return (algorithm, now);
        }
        else if (last + Signing - Announced <= now)
        {
            yield return (algorithm, now + Announced);
        }
    }

    private static bool IsOver(IReadOnlyList<StoredSigningKey> keys, StoredSigningKey key, DateTimeOffset now) =>
        keys.Any(other => other.Algorithm == key.Algorithm && other.SignsFrom > key.SignsFrom && other.SignsFrom + Kept <= now);
}

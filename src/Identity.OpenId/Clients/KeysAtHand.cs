using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Clients;

/// <summary>What is known of a client's published keys at one moment.</summary>
/// <param name="Keys">The keys; none before the first fetch that succeeded.</param>
/// <param name="FreshUntil">Until when they need not be fetched again.</param>
/// <param name="GoodUntil">Until when they are good though they cannot be fetched again.</param>
/// <param name="TriedAt">When they were fetched last, in vain or not.</param>
internal sealed record KeysAtHand(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset FreshUntil, DateTimeOffset GoodUntil, DateTimeOffset TriedAt)
{
    /// <summary>Nothing yet.</summary>
    public static KeysAtHand None { get; } = new([], default, default, default);
}

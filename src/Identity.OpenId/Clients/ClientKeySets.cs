using System.Collections.Concurrent;
using Identity.OpenId.Outbound;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Clients;

/// <summary>The keys that clients sign with: those that are registered, or those at the address that is (<c>jwks_uri</c>), which are kept in memory.</summary>
/// <remarks>
/// They are fetched again when their time is over and when a key is named that is not among them, and never more than once a minute for each client,
/// since anybody can name a key (protocol line 39). Of those that ask at once one fetches. A fetch that fails leaves the old keys good for four hours.
/// </remarks>
internal sealed class ClientKeySets(IOutboundFetcher fetcher) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    private readonly ConcurrentDictionary<string, FetchedKeys> fetched = new(StringComparer.Ordinal);

    /// <summary>What a signature of the client can be verified with.</summary>
    /// <param name="client">The client.</param>
    /// <param name="keyId">The key that is named (<c>kid</c>); <see langword="null"/> if none is.</param>
    /// <param name="now">The time.</param>
    public async Task<IEnumerable<SecurityKey>> FindAsync(Client client, string? keyId, DateTimeOffset now)
    {
        if (client.JwksUri is not { } uri)
        {
            return client.VerificationKeys();
        }

        var known = fetched.AddOrUpdate(client.ClientId, _ => new FetchedKeys(uri), (_, other) => other.Uri == uri ? other : new FetchedKeys(uri));
        if (IsWanting(known.Current, keyId, now))
        {
            await known.Gate.WaitAsync(CancellationToken.None);
            try
            {
                if (IsWanting(known.Current, keyId, now))
                {
                    await FetchAsync(known, now);
                }
            }
            finally
            {
                known.Gate.Release();
            }
        }

        var atHand = known.Current;
        return now < atHand.GoodUntil ? atHand.Keys : [];
    }

    public void Dispose()
    {
        foreach (var known in fetched.Values)
        {
            known.Dispose();
        }
    }

    private static bool IsWanting(KeysAtHand known, string? keyId, DateTimeOffset now) =>
        now >= known.TriedAt + Pause
        && (now >= known.FreshUntil || (keyId is not null && !known.Keys.Any(key => key.KeyId == keyId)));

    // The one who asked may go away; the others still want what it brings, and it takes seconds at most.
    private async Task FetchAsync(FetchedKeys known, DateTimeOffset now)
    {
        var answer = await fetcher.FetchAsync(known.Uri, CancellationToken.None);
        if (answer is OutboundAnswer.Fetched(var body, var maxAge) && ClientKeys.Read(body) is { } keys)
        {
            var life = TimeSpan.FromTicks(long.Clamp((maxAge ?? Longest).Ticks, Shortest.Ticks, Longest.Ticks));
            known.Current = new KeysAtHand(keys, now + life, now + life + Grace, now);
        }
        else
        {
            known.Current = known.Current with { TriedAt = now };
        }
    }
}

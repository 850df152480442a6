using System.Collections.Concurrent;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>What was used, in memory.</summary>
internal sealed class InMemoryReplays : IReplayStore
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, DateTimeOffset> Used => used;

    public Task<bool> TryAddAsync(string purpose, string value, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(used.TryAdd($"{purpose}\n{value}", until));
}

using Identity.Testing;

namespace Identity.Server.Tests.Model;

/// <summary>A security key that somebody has registered.</summary>
/// <param name="Key">The key.</param>
internal sealed record ModelKey(ForgedKey Key)
{
    /// <summary>The counter of the last answer that was accepted.</summary>
    public required uint Counter { get; set; }

    /// <summary>Whether an answer with that counter is newer than the last; keys without a counter always say 0.</summary>
    public bool IsNewer(uint counter) => counter > Counter || (counter == 0 && Counter == 0);
}

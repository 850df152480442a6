using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Clients;

namespace Identity.Storage.Clients;

/// <summary>A client, or none, with the counters that were asked for beside it.</summary>
/// <param name="Client">The client; <see langword="null"/> if there is none of that id.</param>
/// <param name="Attempts">What is kept under each key; what has none is missing.</param>
public sealed record FoundClient(Client? Client, IReadOnlyDictionary<string, AttemptState> Attempts)
{
    /// <summary>What is counted under a key.</summary>
    public AttemptState Attempt(string key) => Attempts.GetValueOrDefault(key, AttemptState.None);
}

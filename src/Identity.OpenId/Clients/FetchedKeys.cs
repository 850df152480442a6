namespace Identity.OpenId.Clients;

/// <summary>The keys of one client as they were fetched last.</summary>
/// <param name="uri">From where.</param>
internal sealed class FetchedKeys(string uri) : IDisposable
{
    private volatile KeysAtHand current = KeysAtHand.None;

    /// <summary>From where.</summary>
    public string Uri => uri;

    /// <summary>One fetches at a time, and the others take what it brings.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>What is known; whoever holds the gate replaces it whole.</summary>
    public KeysAtHand Current
    {
        get => current;
        set => current = value;
    }

    public void Dispose() => Gate.Dispose();
}

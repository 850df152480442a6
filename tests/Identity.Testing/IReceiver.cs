namespace Identity.Testing;

/// <summary>Where messages of one kind arrive: a receiver on this machine that takes them, or misbehaves as it was told.</summary>
public interface IReceiver : IAsyncDisposable
{
    /// <summary>The settings of a server that sends through it.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Waits for the next message, or for whatever happens instead; something that tells it from others.</summary>
    Task<string> ArrivalAsync();

    /// <summary>Ends it and gives what arrived and was not asked for.</summary>
    Task<IReadOnlyList<string>> EndAsync();
}

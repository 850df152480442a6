namespace Identity.Server.Delivery;

/// <summary>Hands messages of one kind to whoever delivers them.</summary>
/// <typeparam name="T">What such a message says.</typeparam>
internal interface ISender<in T>
{
    /// <summary>Hands one over.</summary>
    /// <param name="envelope">Which one it is, and how long it is worth delivering.</param>
    /// <param name="content">Recipient and text.</param>
    /// <param name="begin">Asked once the receiver is ready and before it gets anything; if it says no, nothing is handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<HandOver> SendAsync(Envelope envelope, T content, Func<Task<bool>> begin, CancellationToken cancellationToken);
}

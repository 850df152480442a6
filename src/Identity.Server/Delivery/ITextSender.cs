namespace Identity.Server.Delivery;

/// <summary>Hands text messages to whoever delivers them.</summary>
internal interface ITextSender
{
    /// <summary>Hands one over.</summary>
    /// <param name="text">The message.</param>
    /// <param name="begin">Asked before the receiver gets anything; if it says no, nothing is handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<HandOver> SendAsync(TextMessage text, Func<Task<bool>> begin, CancellationToken cancellationToken);
}

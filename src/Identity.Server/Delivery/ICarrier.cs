using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Carries the outbox's messages of one kind to their sender.</summary>
internal interface ICarrier
{
    /// <summary>The kind, one of <see cref="MessageKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Hands a message over.</summary>
    /// <param name="message">The message, claimed by this server.</param>
    /// <param name="begin">Asked before the receiver gets anything; if it says no, nothing is handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<HandOver> CarryAsync(OutboxMessage message, Func<Task<bool>> begin, CancellationToken cancellationToken);
}

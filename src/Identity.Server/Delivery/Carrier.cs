using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Reads messages of a kind and gives them to their sender.</summary>
/// <typeparam name="T">What such a message says.</typeparam>
internal sealed class Carrier<T>(string kind, MessageOutbox outbox, ISender<T> sender, TimeProvider clock) : ICarrier
    where T : class
{
    public string Kind => kind;

    public async Task<HandOver> CarryAsync(OutboxMessage message, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        outbox.Open<T>(message) is { } content
            ? await sender.SendAsync(new Envelope(message.Id, message.ExpiresAt - clock.GetUtcNow()), content, begin, cancellationToken)
            : HandOver.Unreadable;
}

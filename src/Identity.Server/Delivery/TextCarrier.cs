using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Carries text messages.</summary>
internal sealed class TextCarrier(MessageOutbox outbox, ITextSender sender) : ICarrier
{
    public string Kind => MessageKinds.Text;

    public async Task<HandOver> CarryAsync(OutboxMessage message, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        outbox.Open<TextMessage>(message) is { } text ? await sender.SendAsync(text, begin, cancellationToken) : HandOver.Unreadable;
}

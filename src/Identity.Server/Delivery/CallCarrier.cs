using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Carries calls.</summary>
internal sealed class CallCarrier(MessageOutbox outbox, ICallSender sender) : ICarrier
{
    public string Kind => MessageKinds.Call;

    public async Task<HandOver> CarryAsync(OutboxMessage message, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        outbox.Open<PhoneCall>(message) is { } call ? await sender.SendAsync(call, begin, cancellationToken) : HandOver.Unreadable;
}

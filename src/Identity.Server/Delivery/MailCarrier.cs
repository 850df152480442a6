using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Carries mail.</summary>
internal sealed class MailCarrier(MessageOutbox outbox, IMailSender sender) : ICarrier
{
    public string Kind => MessageKinds.Mail;

    public async Task<HandOver> CarryAsync(OutboxMessage message, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        outbox.Open<Mail>(message) is { } mail ? await sender.SendAsync(message.Id, mail, begin, cancellationToken) : HandOver.Unreadable;
}

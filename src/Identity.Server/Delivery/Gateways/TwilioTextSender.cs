namespace Identity.Server.Delivery.Gateways;

/// <summary>Hands text messages to Twilio, or to a gateway that speaks its API.</summary>
internal sealed class TwilioTextSender(TwilioApi twilio) : ISender<TextMessage>
{
    public Task<HandOver> SendAsync(Guid id, TextMessage content, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        twilio.CreateAsync("Messages", [new("To", content.To), new("Body", content.Text)], begin, cancellationToken);
}

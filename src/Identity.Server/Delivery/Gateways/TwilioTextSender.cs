namespace Identity.Server.Delivery.Gateways;

/// <summary>Hands text messages to Twilio, or to a gateway that speaks its API.</summary>
internal sealed class TwilioTextSender(TwilioApi twilio) : ITextSender
{
    public Task<HandOver> SendAsync(TextMessage text, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        twilio.CreateAsync("Messages", [new("To", text.To), new("Body", text.Text)], begin, cancellationToken);
}

namespace Identity.Server.Delivery;

/// <summary>Hands texts to a gateway that speaks Twilio's Messages API.</summary>
internal sealed class TwilioTextSender(GatewaySettings settings, TimeProvider clock) : ITextSender, IDisposable
{
    private readonly TwilioClient twilio = new(settings, clock);

    public Task<HandOver> SendAsync(TextMessage text, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        twilio.PostAsync(
            "Messages", [KeyValuePair.Create("To", text.To), KeyValuePair.Create("From", settings.From), KeyValuePair.Create("Body", text.Text)], begin, cancellationToken);

    public void Dispose() => twilio.Dispose();
}

using System.Globalization;

namespace Identity.Server.Delivery.Gateways;

/// <summary>Hands text messages to Twilio, or to a gateway that speaks its API.</summary>
internal sealed class TwilioTextSender(TwilioApi twilio) : ISender<TextMessage>
{
    // In seconds. Twilio takes 36,000 by now; four hours were its bound before and are that of others who speak its API.
    private const long ShortestValidity = 1;
    private const long LongestValidity = 14_400;

    public Task<HandOver> SendAsync(Envelope envelope, TextMessage content, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        twilio.CreateAsync(
            "Messages",
            [new("To", content.To), new("Body", content.Text), new("ValidityPeriod", Validity(envelope).ToString(CultureInfo.InvariantCulture))],
            begin,
            cancellationToken);

    // Rounded down: a code that has expired is not worth delivering.
    private static long Validity(Envelope envelope) => Math.Clamp((long)envelope.Validity.TotalSeconds, ShortestValidity, LongestValidity);
}

using System.Globalization;
using System.Net.Mime;
using System.Text;

namespace Identity.Server.Delivery.Gateways;

/// <summary>Hands text messages to Kannel's <c>sendsms</c>, in the form that takes a line feed: the text as the body, the rest as headers.</summary>
internal sealed class KannelTextSender(GatewaySettings settings, GatewayClient gateway) : ISender<TextMessage>
{
    private const string SevenBits = "0";
    private const string Ucs2 = "2";

    // In minutes, the unit of Kannel.
    private const long ShortestValidity = 1;
    private readonly Uri address = settings.At("/cgi-bin/sendsms");

    public async Task<HandOver> SendAsync(Envelope envelope, TextMessage content, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(content.Text, Encoding.UTF8, MediaTypeNames.Text.Plain);
        request.Headers.Add("X-Kannel-Username", settings.User);
        request.Headers.Add("X-Kannel-Password", settings.Password);
        request.Headers.Add("X-Kannel-From", settings.From);
        request.Headers.Add("X-Kannel-To", content.To);
        request.Headers.Add("X-Kannel-Validity", Validity(envelope).ToString(CultureInfo.InvariantCulture));

        // Seven bits where they are enough: what does not fit into one message costs two, and Kannel cuts it off unless it is told otherwise.
        request.Headers.Add("X-Kannel-Coding", GsmAlphabet.Covers(content.Text) ? SevenBits : Ucs2);
        return await gateway.SendAsync(request, begin, cancellationToken);
    }

    // Rounded down: a code that has expired is not worth delivering. Kannel and those behind it drop what they still have by then.
    private static long Validity(Envelope envelope) => Math.Max((long)envelope.Validity.TotalMinutes, ShortestValidity);
}

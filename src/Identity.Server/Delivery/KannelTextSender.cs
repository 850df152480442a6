using System.Net.Http.Headers;
using System.Text;

namespace Identity.Server.Delivery;

/// <summary>Hands texts to Kannel's <c>sendsms</c>.</summary>
internal sealed class KannelTextSender(GatewaySettings settings, TimeProvider clock) : ITextSender, IDisposable
{
    // Sixteen bits a letter: every language, and line breaks that stay in one message.
    private const string Unicode = "2";

    private readonly GatewayClient gateway = new(settings, clock);

    public async Task<HandOver> SendAsync(TextMessage text, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        // A form is refused; parameters go in headers, so that none of them gets into a log of addresses.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Base, "cgi-bin/sendsms"))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text.Text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain", "utf-8") } },
        };
        request.Headers.Add("X-Kannel-Username", settings.User);
        request.Headers.Add("X-Kannel-Password", settings.Password);
        request.Headers.Add("X-Kannel-From", settings.From);
        request.Headers.Add("X-Kannel-To", text.To);
        request.Headers.Add("X-Kannel-Coding", Unicode);
        return await gateway.SendAsync(request, begin, cancellationToken);
    }

    public void Dispose() => gateway.Dispose();
}

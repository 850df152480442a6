using System.Net;
using System.Xml.Linq;
using Identity.Server.Delivery.Gateways;
using Microsoft.Extensions.Primitives;

namespace Identity.Testing;

/// <summary>Whoever picks up a call that a server asked a <see cref="VoiceGateway"/> for: hears what the server says, and presses keys.</summary>
/// <param name="call">The server's request.</param>
public sealed class Callee(GatewayRequest call) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private XElement said = new("Response");

    /// <summary>What the gateway signs its requests with; another one shows a forger.</summary>
    public string AuthToken { get; set; } = VoiceGateway.AuthToken;

    /// <summary>The number that was called.</summary>
    public string To => call.Form["To"]!;

    /// <summary>The address that the server gave.</summary>
    public Uri Url => new(call.Form["Url"]!);

    /// <summary>How the server answered last.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>All that it said last, were nobody to press a key.</summary>
    public string Heard => string.Join(' ', said.Descendants("Say").Select(words => words.Value));

    /// <summary>The language that it is said in.</summary>
    public string? Language => (string?)said.Descendants("Say").FirstOrDefault()?.Attribute("language");

    /// <summary>Whether it waits for a key.</summary>
    public bool IsAsked => said.Element("Gather") is not null;

    /// <summary>Picks up.</summary>
    public Task PickUpAsync() => AskAsync(Url, []);

    /// <summary>Presses a key that is waited for.</summary>
    public Task PressAsync(string key) => AskAsync(new Uri((string)said.Element("Gather")!.Attribute("action")!), [new("Digits", key)]);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task AskAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> pressed)
    {
        KeyValuePair<string, string>[] form = [new("CallSid", "CA0123456789"), new("From", VoiceGateway.From), new("To", To), .. pressed];
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Add(
            TwilioSignature.Header,
            TwilioSignature.Of(AuthToken, address.OriginalString, form.Select(field => new KeyValuePair<string, StringValues>(field.Key, field.Value))));
        using var response = await http.SendAsync(request);
        Status = response.StatusCode;
        said = response.IsSuccessStatusCode ? XElement.Parse(await response.Content.ReadAsStringAsync()) : new XElement("Response");
    }
}

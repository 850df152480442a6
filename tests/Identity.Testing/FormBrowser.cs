using System.Net;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Html.Parser;

namespace Identity.Testing;

/// <summary>A browser without JavaScript: it reads pages, fills in forms, keeps cookies and follows redirects until the app is reached.</summary>
/// <param name="server">Where it goes.</param>
/// <param name="cookies">What it has been given before.</param>
/// <param name="trusted">The one certificate that it trusts, where the server speaks TLS.</param>
public sealed class FormBrowser(Uri server, CookieJar? cookies = null, X509Certificate2? trusted = null) : IDisposable
{
    private const int MostRedirects = 12;

    private readonly HttpClient http = LoopbackCertificate.Client(server, trusted);
    private readonly HtmlParser parser = new();

    /// <summary>What it keeps.</summary>
    public CookieJar Cookies { get; } = cookies ?? new CookieJar();

    /// <summary>Sent with each request, for example <c>X-Forwarded-For</c>.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string> { ["Accept-Language"] = "en" };

    /// <summary>Every address that was asked for, in order.</summary>
    public IList<Uri> Trail { get; } = [];

    /// <summary>The status of every redirect, in order.</summary>
    public IList<HttpStatusCode> Redirects { get; } = [];

    /// <summary>Another tab: the same cookies.</summary>
    public FormBrowser Tab() => new(server, Cookies, trusted);

    /// <summary>Somebody else's browser.</summary>
    public FormBrowser Foreign() => new(server, trusted: trusted);

    /// <summary>Opens an address and follows redirects as far as they stay on the server.</summary>
    public Task<BrowserPage> GetAsync(string address) => SendAsync(HttpMethod.Get, address, content: null);

    /// <summary>Posts a form and follows redirects as far as they stay on the server.</summary>
    public Task<BrowserPage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields));

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<BrowserPage> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        var target = new Uri(server, address);
        for (var hop = 0; hop < MostRedirects; hop++)
        {
            Trail.Add(target);
            using var request = new HttpRequestMessage(method, target) { Content = content };
            foreach (var (name, value) in Headers)
            {
                request.Headers.Add(name, value);
            }

            Cookies.Send(request.Headers);
            using var response = await http.SendAsync(request);
            Cookies.Receive(response.Headers);
            if (response.Headers.Location is not { } location)
            {
                return await ReadAsync(target, response);
            }

            Redirects.Add(response.StatusCode);
            var next = new Uri(target, location);
            if (next.Authority != server.Authority)
            {
                return new BrowserPage(this, target, response, "") { App = next };
            }

            (method, content, target) = (HttpMethod.Get, null, next);
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects: {string.Join(" → ", Trail.TakeLast(MostRedirects))}");
    }

    private async Task<BrowserPage> ReadAsync(Uri address, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new BrowserPage(this, address, response, body) { Document = await parser.ParseDocumentAsync(body) };
    }
}

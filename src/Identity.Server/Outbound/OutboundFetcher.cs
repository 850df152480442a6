using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Identity.OpenId.Outbound;

namespace Identity.Server.Outbound;

/// <summary>The only place that fetches what a client names (protocol line 38).</summary>
/// <remarks>
/// Only https, no redirect, cookie, proxy or credential; addresses are judged as they are connected to; five seconds and 64 KB in all; JSON by its type.
/// Whoever names an address learns nothing of what came of it but that the keys are not there.
/// </remarks>
internal sealed partial class OutboundFetcher : IOutboundFetcher, IDisposable
{
    /// <summary>How long a fetch takes at most, from the name to the last byte.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int Largest = 64 * 1024;
    private const int LargestHeaders = 16;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly string[] Types = ["application/json", "application/jwk-set+json"];

    private readonly HttpMessageInvoker http;
    private readonly HostPace pace = new();
    private readonly TimeProvider clock;
    private readonly ILogger<OutboundFetcher> logger;

    [SuppressMessage("Reliability", "CA2000", Justification = "The invoker owns the handler and disposes of it.")]
    public OutboundFetcher(OutboundSettings settings, TimeProvider clock, ILogger<OutboundFetcher> logger, X509ChainPolicy? trust = null)
    {
        (this.clock, this.logger) = (clock, logger);
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = new OutboundConnection(settings).ConnectAsync,
            MaxResponseHeadersLength = LargestHeaders,
            PooledConnectionLifetime = Kept,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust },
        });
    }

    public async Task<OutboundAnswer> FetchAsync(string address, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(address, cancellationToken);
        if (answer is OutboundAnswer.Failed(var because))
        {
            LogFailed(logger, address, because);
        }

        return answer;
    }

    public void Dispose() => http.Dispose();

    private async Task<OutboundAnswer> TryAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)
        {
            return new OutboundAnswer.Failed("not-https");
        }

        if (!pace.TryTake(uri.IdnHost, clock.GetUtcNow()))
        {
            return new OutboundAnswer.Failed("too-often");
        }

        using var timeout = new CancellationTokenSource(Longest, clock);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Headers.Add("Accept", Types);
            using var response = await http.SendAsync(request, stopped.Token);
            return await ReadAsync(response, stopped.Token);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new OutboundAnswer.Failed(CodeOf(broken));
        }
    }

    private static async Task<OutboundAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new OutboundAnswer.Failed($"http-{(int)response.StatusCode}");
        }

        if (!Types.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase))
        {
            return new OutboundAnswer.Failed("content-type");
        }

        var body = new byte[Largest + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length > Largest
            ? new OutboundAnswer.Failed("too-large")
            : new OutboundAnswer.Fetched(Encoding.UTF8.GetString(body, 0, length), MaxAge(response.Headers.CacheControl));
    }

    private static TimeSpan? MaxAge(CacheControlHeaderValue? said) => said is { NoCache: true } or { NoStore: true } ? TimeSpan.Zero : said?.MaxAge;

    private static string CodeOf(Exception broken) => broken switch
    {
        OperationCanceledException => "timeout",
        { InnerException: PrivateAddressException } => "private-address",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        _ => "connection",
    };

    [LoggerMessage(EventId = 2421, Level = LogLevel.Warning, Message = "Could not fetch {Address}, which a client is registered with: {Because}")]
    private static partial void LogFailed(ILogger logger, string address, string because);
}

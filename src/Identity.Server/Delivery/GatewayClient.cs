using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Identity.Server.Delivery;

/// <summary>Hands a request to a gateway and says what is known of it afterwards.</summary>
/// <remarks>
/// Each request has a connection of its own: over one that was used before, the framework silently repeats a request that the other side cut
/// off, and nobody gets a message twice.
/// </remarks>
internal sealed class GatewayClient : IDisposable
{
    /// <summary>How long one hand-over may take, from connecting to the gateway's answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly HttpRequestOptionsKey<bool> Connected = new("connected");

    private readonly HttpClient http;
    private readonly TimeProvider clock;

    /// <summary>A client of the gateway that these settings name.</summary>
    public GatewayClient(GatewaySettings settings, TimeProvider clock)
    {
        this.clock = clock;
        Base = new Uri($"{settings.Address.TrimEnd('/')}/");
        Credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.User}:{settings.Password}")));
        http = Client(Base);
    }

    /// <summary>The gateway's address, with a slash at the end.</summary>
    public Uri Base { get; }

    /// <summary>User and password as HTTP Basic has them (RFC 7617).</summary>
    public AuthenticationHeaderValue Credentials { get; }

    /// <summary>Hands one over.</summary>
    /// <param name="request">The request.</param>
    /// <param name="begin">Asked immediately before; if it says no, nothing is handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<HandOver> SendAsync(HttpRequestMessage request, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        if (!await begin())
        {
            return new HandOver.Lost();
        }

        using var timeout = new CancellationTokenSource(Longest, clock);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopped.Token);
            return Judge(answer.StatusCode);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            var code = broken is OperationCanceledException ? "timeout" : "connection";

            // Once there was a connection, nobody can tell whether the gateway has the message.
            return request.Options.TryGetValue(Connected, out _) && !IsTlsRefused(broken) ? new HandOver.Unknown(code) : new HandOver.NotNow(code);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    private static HttpClient Client(Uri address) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = ConnectAsync,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static HandOver Judge(HttpStatusCode status)
    {
        var code = $"http-{(int)status}";
        return (int)status switch
        {
            >= 200 and < 300 => new HandOver.Taken(),
            // The first two are a wrong setting, which an operator can mend in time.
            401 or 403 or 429 or 503 => new HandOver.NotNow(code),
            < 500 => new HandOver.Refused(code),
            _ => new HandOver.Unknown(code),
        };
    }

    private static bool IsTlsRefused(Exception broken) => broken is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket.")]
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            context.InitialRequestMessage.Options.Set(Connected, true);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

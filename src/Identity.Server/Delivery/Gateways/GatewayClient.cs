using System.Diagnostics;
using System.Net;

namespace Identity.Server.Delivery.Gateways;

/// <summary>Makes requests to gateways, each once, and says how that ended.</summary>
internal sealed class GatewayClient(TimeProvider clock) : IDisposable
{
    /// <summary>How long one request may take, from connecting to the gateway's answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Shorter than gateways keep idle connections, so that a request does not meet one that is just being closed.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    // After that the name is looked up again.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new GatewayProxy(),
        PooledConnectionIdleTimeout = Idle,
        PooledConnectionLifetime = Kept,
    });

    /// <summary>Makes a request that has a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="begin">Asked once the gateway is connected and before it gets anything; if it says no, it gets nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<HandOver> SendAsync(HttpRequestMessage request, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Longest, clock);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var body = new HeldContent(request.Content!, begin);
        request.Content = body;
        try
        {
            using var response = await http.SendAsync(request, stopped.Token);
            return Judge(response.StatusCode);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return body.State switch
            {
                HeldState.Held => new HandOver.NotNow(CodeOf(broken)),
                HeldState.Refused => new HandOver.Lost(),

                // From here on nobody can tell whether the gateway has it.
                HeldState.Released => new HandOver.Unknown(CodeOf(broken)),
                _ => throw new UnreachableException(),
            };
        }
    }

    public void Dispose() => http.Dispose();

    private static HandOver Judge(HttpStatusCode status)
    {
        var error = $"http-{(int)status}";
        return (int)status switch
        {
            >= 200 and <= 299 => new HandOver.Taken(),
            429 or 503 => new HandOver.NotNow(error),

            // The gateway broke over it, before or after it was passed on.
            >= 500 => new HandOver.Unknown(error),
            _ => new HandOver.Refused(error),
        };
    }

    private static string CodeOf(Exception broken) => broken switch
    {
        OperationCanceledException => "timeout",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded } => "protocol",
        _ => "connection",
    };
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Identity.Testing;

/// <summary>
/// A small HTTP server on this machine for gateways to be made of. It answers as they would (<c>taking</c>), twice (<c>twice</c>) or with a
/// status code (<c>500</c>); it takes a request and says nothing (<c>silent</c>) or hangs up (<c>dropping</c>); or it takes the connection
/// and reads no request (<c>slow</c>).
/// </summary>
public sealed class GatewayListener : IAsyncDisposable
{
    private const string Slow = "slow";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TcpListener listener;
    private readonly Channel<GatewayRequest> requests = Channel.CreateUnbounded<GatewayRequest>();
    private readonly CancellationTokenSource ending = new();
    private readonly string behaviour;
    private readonly Func<GatewayRequest, GatewayAnswer> answer;
    private readonly Task accepting;

    private GatewayListener(string behaviour, int port, Func<GatewayRequest, GatewayAnswer> answer)
    {
        (this.behaviour, this.answer) = (behaviour, answer);
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens. One that is slow is so before anything can be said in confidence.</summary>
    public Uri Address => new($"{(behaviour == Slow ? "https" : "http")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Starts one.</summary>
    /// <param name="answer">What the gateway answers.</param>
    /// <param name="behaviour">How it behaves.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    public static GatewayListener Start(Func<GatewayRequest, GatewayAnswer> answer, string behaviour = "taking", int port = 0) => new(behaviour, port, answer);

    /// <summary>Waits for the next request.</summary>
    public async Task<GatewayRequest> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await requests.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Ends it and gives the requests that were not asked for.</summary>
    public async Task<IReadOnlyList<GatewayRequest>> EndAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        requests.Writer.TryComplete();
        return await requests.Reader.ReadAllAsync(CancellationToken.None).ToListAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = new BufferedStream(client.GetStream());
        try
        {
            while (await ReadAsync(stream) is { } request)
            {
                requests.Writer.TryWrite(request);
                if (behaviour == "dropping")
                {
                    return;
                }

                if (behaviour is "silent" or Slow)
                {
                    await Task.Delay(Timeout.Infinite, ending.Token);
                }

                await WriteAsync(stream, int.TryParse(behaviour, CultureInfo.InvariantCulture, out var status) ? new GatewayAnswer(status) : answer(request));
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<GatewayRequest?> ReadAsync(BufferedStream stream)
    {
        if (behaviour == Slow)
        {
            await stream.ReadExactlyAsync(new byte[1], ending.Token);
            return new("", "", new Dictionary<string, string>(), "");
        }

        if (await LineAsync(stream) is not { } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                return null;
            }

            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, ending.Token);
        return new(first.Split(' ')[0], first.Split(' ')[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task<string?> LineAsync(BufferedStream stream)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next, ending.Token) == 1)
        {
            if (next[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next[0]);
        }

        return null;
    }

    private async Task WriteAsync(BufferedStream stream, GatewayAnswer said)
    {
        // Whoever followed a redirect would come back here.
        var text = $"""
            HTTP/1.1 {said.Status} Said
            Content-Type: {said.ContentType}; charset=utf-8
            Content-Length: {Encoding.UTF8.GetByteCount(said.Body)}
            Location: {Address}elsewhere


            """.ReplaceLineEndings("\r\n") + said.Body;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(behaviour == "twice" ? text + text : text), ending.Token);
        await stream.FlushAsync(ending.Token);
    }
}

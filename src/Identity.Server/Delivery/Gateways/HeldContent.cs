using System.Net;

namespace Identity.Server.Delivery.Gateways;

/// <summary>A request's body that leaves only if the outbox says so, asked when everything else is ready: once, whatever the client tries.</summary>
/// <remarks>The client writes the body when it is connected; until then even the head waits in its buffer.</remarks>
internal sealed class HeldContent : HttpContent
{
    private readonly HttpContent body;
    private readonly Func<Task<bool>> release;

    public HeldContent(HttpContent body, Func<Task<bool>> release)
    {
        (this.body, this.release) = (body, release);
        foreach (var (name, values) in body.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>How far it is.</summary>
    public HeldState State { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (State is not HeldState.Held)
        {
            throw new HttpRequestException("A message is handed over once.");
        }

        if (!await release())
        {
            State = HeldState.Refused;
            throw new HttpRequestException("The message is no longer this server's.");
        }

        State = HeldState.Released;
        await body.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Headers.ContentLength ?? 0;
        return body.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}

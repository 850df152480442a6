using System.Threading.Channels;

namespace Identity.Server.Delivery;

/// <summary>Wakes the <see cref="OutboxDispatcher"/> of this server when a message was committed.</summary>
internal sealed class OutboxSignal(TimeProvider clock)
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there may be something to send.</summary>
    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits until that was said, or for <paramref name="period"/> at most.</summary>
    public async Task WaitAsync(TimeSpan period, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(period, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The period is over.
        }
    }
}

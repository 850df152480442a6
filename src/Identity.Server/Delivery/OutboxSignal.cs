using System.Threading.Channels;

namespace Identity.Server.Delivery;

/// <summary>Wakes the <see cref="OutboxDispatcher"/> of this server, for every kind, when a message was committed.</summary>
internal sealed class OutboxSignal(TimeProvider clock)
{
    private readonly Dictionary<string, Channel<bool>> raised = MessageKinds.All.ToDictionary(
        kind => kind, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    /// <summary>Says that there may be something to send.</summary>
    public void Raise()
    {
        foreach (var channel in raised.Values)
        {
            channel.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits until that was said since messages of this kind were last waited for, or for <paramref name="period"/> at most.</summary>
    public async Task WaitAsync(string kind, TimeSpan period, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(period, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await raised[kind].Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The period is over.
        }
    }
}

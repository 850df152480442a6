using System.Diagnostics;
using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Sends what is due. Any number of servers do so at once; a message goes out from one of them, once.</summary>
internal sealed class OutboxDelivery(OutboxStore store, OutboxEndings endings, IEnumerable<ICarrier> carriers, TimeProvider clock)
{
    /// <summary>How long one server has a message to itself: longer than any hand-over takes.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait before each of the five further tries; a try that a message would not live to see is not waited for.</summary>
    public static readonly IReadOnlyList<TimeSpan> Delays =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    /// <summary>Ends what is overdue and tries each message of a kind that is due.</summary>
    public async Task DeliverAsync(string kind, CancellationToken cancellationToken)
    {
        var carrier = carriers.Single(carrier => carrier.Kind == kind);
        await endings.EndOverdueAsync(cancellationToken);
        while (await store.TryClaimAsync(kind, clock.GetUtcNow(), clock.GetUtcNow() + Claim, cancellationToken) is { } message)
        {
            var handedOver = await carrier.CarryAsync(message, () => BeginAsync(message), cancellationToken);

            // What is known of a hand-over is written down even when the server is being stopped.
            await RecordAsync(message, handedOver, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task<bool> BeginAsync(OutboxMessage message) =>
        store.TryMarkHandingOverAsync(message, clock.GetUtcNow(), clock.GetUtcNow() + Claim, CancellationToken.None);

    private Task RecordAsync(OutboxMessage message, HandOver handedOver, CancellationToken cancellationToken) => handedOver switch
    {
        HandOver.Taken => store.TrySettleAsync(message, OutboxState.Sent, error: null, cancellationToken),
        HandOver.NotNow(var error) when NextTry(message) is { } next => store.TryRetryAsync(message, next, error, cancellationToken),
        HandOver.NotNow(var error) => endings.EndAsync(message, OutboxState.Failed, error, cancellationToken),
        HandOver.Refused(var error) => endings.EndAsync(message, OutboxState.Failed, error, cancellationToken),
        HandOver.Unknown(var error) => endings.EndAsync(message, OutboxState.InDoubt, error, cancellationToken),
        HandOver.Lost => Task.CompletedTask,
        _ => throw new UnreachableException(),
    };

    private DateTimeOffset? NextTry(OutboxMessage message) =>
        message.Attempts < Delays.Count && clock.GetUtcNow() + Delays[message.Attempts] is var next && next < message.ExpiresAt ? next : null;
}

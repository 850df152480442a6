using System.Diagnostics.CodeAnalysis;

namespace Identity.Server.Delivery;

/// <summary>Sends from the outbox in the background: at the start, at once after a commit on this server, and every few seconds what others left.</summary>
/// <remarks>Each kind by itself, so that a mail server that hangs does not hold up the codes that people wait for.</remarks>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, OutboxSignal signal, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Kinds().Select(kind => SendAsync(kind, stoppingToken)));

    private IReadOnlyList<string> Kinds()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<ICarrier>().Select(carrier => carrier.Kind)];
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "No message, and no database that is away, may end the server.")]
    private async Task SendAsync(string kind, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<OutboxDelivery>().DeliverAsync(kind, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A later round sends what this one could not; a hand-over that was not written down is in doubt by then.
                LogNotNow(logger, failure);
            }

            await signal.WaitAsync(kind, Period, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 2309, Level = LogLevel.Warning, Message = "Messages wait in the outbox: it could not be worked through")]
    private static partial void LogNotNow(ILogger logger, Exception failure);
}

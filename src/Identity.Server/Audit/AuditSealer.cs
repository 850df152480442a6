using System.Data.Common;
using Identity.Storage.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Identity.Server.Audit;

/// <summary>Seals audit events in the background, never in a request's transaction (attack 16). Every server does it; there is one chain.</summary>
/// <remarks>Each round logs the last link: a log that is kept elsewhere shows when somebody has cut the chain off or made it anew.</remarks>
internal sealed partial class AuditSealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditSealer> logger) : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SealAsync(stoppingToken);
            }
            catch (Exception unavailable) when (unavailable is DbException or DbUpdateException)
            {
                // The next round seals what this one could not.
                LogNotNow(logger, unavailable);
            }
        }
    }

    // In pieces: SQLite has one writer, and people wait for it.
    private async Task SealAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sealing = scope.ServiceProvider.GetRequiredService<AuditSealing>();
        while (await sealing.SealAsync(Most, cancellationToken) is { } last)
        {
            LogSealed(logger, last.Number, last.Hash);
        }
    }

    [LoggerMessage(EventId = 2305, Level = LogLevel.Warning, Message = "The database did not answer; audit events wait to be sealed")]
    private static partial void LogNotNow(ILogger logger, Exception unavailable);

    [LoggerMessage(EventId = 2304, Level = LogLevel.Information, Message = "Audit events are sealed up to {Number}:{Hash}")]
    private static partial void LogSealed(ILogger logger, long number, string hash);
}

using System.Data.Common;
using Identity.Server.Hosting;

namespace Identity.Server.Restoring;

/// <summary>Moves the marker on while the server runs, and ends it when the database under it has become older.</summary>
internal sealed partial class RestoreWatch(
    RestoreMarker marker, RestoreGuard guard, IHostApplicationLifetime host, TimeProvider clock, ILogger<RestoreWatch> logger) : BackgroundService
{
    /// <summary>How often: about as long as a one-time password lives.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!marker.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WatchAsync(stoppingToken);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await guard.TryAdvanceAsync(cancellationToken))
            {
                LogOlder(logger);
                host.StopApplication();
            }
        }
        catch (Exception unavailable) when (unavailable is DbException or SettingException)
        {
            // The marker stays where it was; nobody is signed out for a full disk.
            LogNotNow(logger, unavailable);
        }
    }

    [LoggerMessage(EventId = 2307, Level = LogLevel.Critical, Message = "The database has become older: it was restored from a backup. The server ends; run the command 'after-restore'")]
    private static partial void LogOlder(ILogger logger);

    [LoggerMessage(EventId = 2308, Level = LogLevel.Error, Message = "The marker that shows a restored backup could not be moved on")]
    private static partial void LogNotNow(ILogger logger, Exception unavailable);
}

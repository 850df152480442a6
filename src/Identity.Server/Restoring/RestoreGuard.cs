using Identity.Server.Hosting;
using Identity.Storage.Restoring;

namespace Identity.Server.Restoring;

/// <summary>Keeps a server from serving a database that is older than the one that it served before (attack 15).</summary>
internal sealed partial class RestoreGuard(RestoreMarker marker, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RestoreGuard> logger)
{
    private DateTimeOffset? seen;

    /// <summary>Compares the database with the marker, before the first request.</summary>
    /// <exception cref="SettingException">The database is older, or the marker cannot be read or written.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (!marker.IsOn)
        {
            return;
        }

        seen = marker.Read();
        if (seen is null)
        {
            LogFirst(logger, RestoreMarker.Setting);
        }

        if (!await TryAdvanceAsync(cancellationToken))
        {
            throw new SettingException(
                "Identity:Database",
                $"is older than it was at {seen:u}, as {RestoreMarker.Setting} says. If it was restored from a backup, run the command 'after-restore'. "
                + "If it is another database, remove that file.");
        }
    }

    /// <summary>Moves database and marker on, in this order; <see langword="false"/> if the database is older than this server saw it.</summary>
    public async Task<bool> TryAdvanceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var marks = scope.ServiceProvider.GetRequiredService<RestoreMarkStore>();
        if (await marks.TryAdvanceAsync(seen, clock.GetUtcNow(), cancellationToken) is not { } mark)
        {
            return false;
        }

        seen = mark;
        marker.Write(mark);
        return true;
    }

    [LoggerMessage(EventId = 2306, Level = LogLevel.Warning, Message = "{Setting} names a file that was not there: whether the database was restored before now cannot be known")]
    private static partial void LogFirst(ILogger logger, string setting);
}

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Identity.Storage;

/// <summary>What each SQLite connection is told once: wait for the writer, and keep the log of writes beside the file (WAL).</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // FULL: a spent code or a changed password must not come back when the machine loses its power.
    private const string Pragmas =
        "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    // EF Core opens a connection for each command; the pool gives it one that knows already.
    private readonly ConditionalWeakTable<object, object?> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsNew(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsNew(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private bool IsNew(DbConnection connection) => told.TryAdd(((SqliteConnection)connection).Handle!, null);
}

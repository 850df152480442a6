using Npgsql;

namespace Identity.Storage.Keys;

/// <summary>An advisory lock of a PostgreSQL session, on a connection of its own: it ends with the process, whatever happens.</summary>
internal sealed class PostgresStartupLock(NpgsqlDataSource source) : IStartupLock
{
    public async Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
            {
                // The server that has it may be migrating a large table.
                CommandTimeout = 0,
                Parameters = { new() { Value = (long)DatabaseLock.Startup } },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new Held(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection)
                {
                    Parameters = { new() { Value = (long)DatabaseLock.Startup } },
                };
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}

using Identity.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Identity.Testing;

/// <summary>An empty database of a test's own: a SQLite file in a folder of its own, or one in the PostgreSQL that <c>tests/postgres start</c> runs.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Holds the connection string of the maintenance database.</summary>
    public const string PostgresVariable = "IDENTITY_TEST_POSTGRES";

    private readonly string folder = Directory.CreateTempSubdirectory("identity-test-").FullName;
    private readonly string name = $"identity_test_{Guid.CreateVersion7():N}";

    private TestDatabase(StorageProvider provider) => Provider = provider;

    /// <summary>The kind of database.</summary>
    public StorageProvider Provider { get; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString => Provider is StorageProvider.Sqlite
        ? $"Data Source={Path.Combine(folder, "identity.db")}"
        : new NpgsqlConnectionStringBuilder(Maintenance) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private string Backup => $"{name}_backup";

    private static string Maintenance => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException($"{PostgresVariable} is not set. Run: export {PostgresVariable}=\"$(bash tests/postgres start)\"");

    /// <summary>Makes one.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageProvider provider)
    {
        var made = new TestDatabase(provider);
        if (provider is StorageProvider.Postgres)
        {
            await ExecuteAsync($"CREATE DATABASE {made.name}");
        }

        return made;
    }

    /// <summary>Makes a backup, while nobody works with it.</summary>
    public async Task BackUpAsync()
    {
        if (Provider is StorageProvider.Postgres)
        {
            await ExecuteAsync($"CREATE DATABASE {Backup} TEMPLATE {name}");
            return;
        }

        await using var database = new SqliteConnection(ConnectionString);
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", Path.Combine(folder, Backup));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Puts the backup in its place, while nobody works with it.</summary>
    public async Task RestoreAsync()
    {
        if (Provider is StorageProvider.Postgres)
        {
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
            await ExecuteAsync($"ALTER DATABASE {Backup} RENAME TO {name}");
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder, "identity.db-*"))
        {
            File.Delete(file);
        }

        File.Move(Path.Combine(folder, Backup), Path.Combine(folder, "identity.db"), overwrite: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Provider is StorageProvider.Postgres)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await ExecuteAsync($"DROP DATABASE IF EXISTS {Backup}");
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ExecuteAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(Maintenance);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}

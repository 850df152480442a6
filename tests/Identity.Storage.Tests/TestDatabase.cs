using Identity.OpenId.Keys;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Identity.Storage.Tests;

/// <summary>A database of its own for a fixture, with a clock that stands still.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> remove;

    private TestDatabase(StorageOptions options, Func<Task> remove)
    {
        this.remove = remove;
        Options = options;
        services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<ISecretSeal, TestSeal>().AddIdentityStorage(options).BuildServiceProvider(validateScopes: true);
    }

    public StorageOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => services;

    /// <summary>An empty database, without tables.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(StorageProvider provider)
    {
        var name = $"identity_test_{Guid.CreateVersion7():n}";
        return provider is StorageProvider.Sqlite ? CreateFile(name) : await CreateOnServerAsync(name);
    }

    /// <summary>A database with its tables.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageProvider provider)
    {
        var database = await CreateEmptyAsync(provider);
        await using var scope = database.services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(CancellationToken.None);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }

    private static TestDatabase CreateFile(string name)
    {
        var folder = Directory.CreateTempSubdirectory(name).FullName;
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "identity.db") }.ConnectionString;
        return new(new() { Provider = StorageProvider.Sqlite, ConnectionString = connection }, async () =>
        {
            await using var pool = new SqliteConnection(connection);
            SqliteConnection.ClearPool(pool);
            Directory.Delete(folder, recursive: true);
        });
    }

    private static async Task<TestDatabase> CreateOnServerAsync(string name)
    {
        var server = Environment.GetEnvironmentVariable("IDENTITY_TEST_POSTGRES")
            ?? throw new InvalidOperationException(
                "These tests need PostgreSQL: export IDENTITY_TEST_POSTGRES=\"$(tests/postgres start)\" (package: postgresql).");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        return new(
            new() { Provider = StorageProvider.Postgres, ConnectionString = connection },
            () => ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

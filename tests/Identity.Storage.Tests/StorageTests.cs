using System.Data.Common;
using System.Text;
using Identity.Domain.SignIn;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests;

/// <summary>What fixtures that run against both databases share. Each test makes people of its own.</summary>
public abstract class StorageTests(StorageProvider provider)
{
    protected StorageProvider Provider { get; } = provider;

    protected TestDatabase Database { get; private set; } = null!;

    protected DateTimeOffset Now => Database.Clock.GetUtcNow();

    [OneTimeSetUp]
    public async Task CreateAsync() => Database = await TestDatabase.CreateAsync(Provider);

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    // One request's worth of work: a scope of its own.
    protected async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected async Task InScopeAsync<TService>(Func<TService, Task> work)
        where TService : notnull
    {
        await using var scope = Database.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    // The same work fifty times, each in a scope of its own, let go together.
    protected async Task<IReadOnlyList<T>> FiftyAtOnceAsync<TService, T>(Func<TService, int, Task<T>> work)
        where TService : notnull
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, 50).Select(number => Task.Run(async () =>
        {
            await go.Task;
            return await InScopeAsync<TService, T>(service => work(service, number));
        })).ToList();
        go.SetResult();
        return await Task.WhenAll(all);
    }

    // Until work that began beside an open write waits for that to end. SQLite has one write at a time from its first statement on, and
    // does not say who waits.
    protected async Task UntilSomebodyWaitsAsync(Task work)
    {
        if (Provider is StorageProvider.Sqlite)
        {
            return;
        }

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!work.IsCompleted && await looks.WaitForNextTickAsync())
        {
            var waiting = await InScopeAsync<IdentityDatabase, int>(database => database.Database
                .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .SingleAsync());
            if (waiting > 0)
            {
                return;
            }
        }
    }

    protected async Task<Person> AddPersonAsync(string? userName = null, string? email = null, string? passwordHash = null)
    {
        var id = Guid.CreateVersion7();
        userName ??= $"person-{id:n}";
        var person = new Person
        {
            Id = id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email?.ToUpperInvariant(),
            DisplayName = "Sanne",
            CreatedAt = Now,
            Epoch = 1,
            PasswordHash = passwordHash,
        };
        await InScopeAsync<IdentityDatabase>(async database =>
        {
            database.Add(person);
            await database.SaveChangesAsync();
        });
        return person;
    }

    protected Task RaiseEpochAsync(Guid personId) =>
        InScopeAsync<PersonStore>(people => people.RaiseEpochAsync(personId, CancellationToken.None));

    protected IReadOnlyList<SignInProof> PasswordProofs(long epoch = 1) => [new PasswordProof(Now, epoch)];

    // Every value of every column of every table, as text.
    protected Task<IReadOnlyList<string>> DumpAsync() => InScopeAsync<IdentityDatabase, IReadOnlyList<string>>(async database =>
    {
        List<string> values = [];
        foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await database.Database.OpenConnectionAsync();
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => $"{table}.{reader.GetName(column)}={Text(reader, column)}"));
            }
        }

        return values;
    });

    private static string Text(DbDataReader reader, int column) =>
        reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{reader.GetValue(column)}";
}

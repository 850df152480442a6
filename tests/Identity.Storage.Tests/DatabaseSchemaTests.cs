using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class DatabaseSchemaTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    public Task Model_has_no_change_without_a_migration() => InScopeAsync<IdentityDatabase>(database =>
    {
        Assert.That(database.Database.HasPendingModelChanges(), Is.False, "dotnet ef migrations add, for both contexts");
        return Task.CompletedTask;
    });

    [Test]
    public async Task Empty_database_is_behind_until_it_is_migrated()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync(Provider);
        await using var scope = empty.Services.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<DatabaseSchema>();

        Assert.That(await schema.HasPendingAsync(CancellationToken.None), Is.True);
        await schema.MigrateAsync(CancellationToken.None);
        Assert.That(await schema.HasPendingAsync(CancellationToken.None), Is.False);
    }

    [Test]
    public Task Times_are_whole_numbers_and_names_are_snake_case() => InScopeAsync<IdentityDatabase>(database =>
    {
        var columns = database.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).SelectMany(entity => entity.GetProperties()).ToList();

        Assert.That(
            columns.Where(column => Nullable.GetUnderlyingType(column.ClrType) == typeof(DateTimeOffset) || column.ClrType == typeof(DateTimeOffset))
                .Select(column => column.GetColumnType().ToUpperInvariant()),
            Is.All.AnyOf("INTEGER", "BIGINT"));
        Assert.That(columns.Select(column => column.GetColumnName()), Is.All.Matches("^[a-z0-9_]+$"));
        return Task.CompletedTask;
    });
}

using Microsoft.EntityFrameworkCore;

namespace Identity.Storage;

/// <summary>The tables, as the migrations make them.</summary>
public sealed class DatabaseSchema(IdentityDatabase database)
{
    /// <summary>Brings the tables up to date. Servers that start together wait for each other.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) => database.Database.MigrateAsync(cancellationToken);

    /// <summary>Whether the tables are older than this program.</summary>
    public async Task<bool> HasPendingAsync(CancellationToken cancellationToken) =>
        (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
}

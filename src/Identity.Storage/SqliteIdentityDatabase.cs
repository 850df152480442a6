using Microsoft.EntityFrameworkCore;

namespace Identity.Storage;

/// <summary>The tables in SQLite. Its write transactions are immediate: a reader that turns writer would wait for itself.</summary>
public sealed class SqliteIdentityDatabase(DbContextOptions<SqliteIdentityDatabase> options) : IdentityDatabase(options)
{
    // SQLite has one writer at a time; the open write is the lock.
    internal override Task LockAsync(DatabaseLock work, CancellationToken cancellationToken) => Task.CompletedTask;
}

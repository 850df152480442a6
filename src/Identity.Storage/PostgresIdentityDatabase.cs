using Microsoft.EntityFrameworkCore;

namespace Identity.Storage;

/// <summary>The tables in PostgreSQL.</summary>
public sealed class PostgresIdentityDatabase(DbContextOptions<PostgresIdentityDatabase> options) : IdentityDatabase(options)
{
    internal override Task LockAsync(DatabaseLock work, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)work})", cancellationToken);
}

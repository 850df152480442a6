using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Identity.Storage.Design;

/// <summary>What dotnet-ef makes migrations with; it connects to nothing.</summary>
internal sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresIdentityDatabase>
{
    public PostgresIdentityDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresIdentityDatabase>().UseNpgsql("Host=localhost").Options);
}

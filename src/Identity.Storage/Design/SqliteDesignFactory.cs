using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Identity.Storage.Design;

/// <summary>What dotnet-ef makes migrations with; it connects to nothing.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteIdentityDatabase>
{
    public SqliteIdentityDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteIdentityDatabase>().UseSqlite("Data Source=design.db").Options);
}

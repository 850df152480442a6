using Identity.Storage.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Identity.Storage;

/// <summary>Everything that the server keeps. One derived class and one set of migrations for each kind of database.</summary>
/// <remarks>Every contested change is one statement with its condition in it; the number of rows that it changed says who won (rule 6).</remarks>
public abstract class IdentityDatabase : IdentityUserContext<Person, Guid>, IDataProtectionKeyContext
{
    private protected IdentityDatabase(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The Data Protection key ring, encrypted before it gets here (attack 9).</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Begins a write, or joins the one that is open: stores may begin their own inside a caller's. Nothing is kept before
    /// <see cref="DatabaseWrite.CommitAsync"/>; a joined write is kept or lost with the one that it joined.
    /// </summary>
    public async Task<DatabaseWrite> BeginWriteAsync(CancellationToken cancellationToken)
    {
        // A write that fails halfway is dropped whole; nobody goes back to a savepoint.
        Database.AutoSavepointsEnabled = false;
        return new(Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null);
    }

    /// <summary>Holds other servers out of one piece of work until the open write ends.</summary>
    internal abstract Task LockAsync(DatabaseLock work, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder builder)
    {
        // Not the framework's own model: that one depends on options of the host, and has tables that nothing here uses.
        builder.Ignore<IdentityUserClaim<Guid>>()
            .Ignore<IdentityUserLogin<Guid>>()
            .Ignore<IdentityUserToken<Guid>>()
            .Ignore<IdentityUserPasskey<Guid>>();
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.ApplyConfigurationsFromAssembly(typeof(IdentityDatabase).Assembly);

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            Rename(entity);
        }
    }

    private static void Rename(IMutableEntityType entity)
    {
        if (entity.IsMappedToJson())
        {
            entity.SetContainerColumnName(SnakeCase.Of(entity.GetContainerColumnName()!));
            return;
        }

        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(SnakeCase.Of(key.GetName()!));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(SnakeCase.Of(foreignKey.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(SnakeCase.Of(index.GetDatabaseName()!));
        }
    }
}

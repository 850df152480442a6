using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Methods;

/// <summary>Table <c>pending_methods</c>.</summary>
internal sealed class PendingMethodTable : IEntityTypeConfiguration<PendingMethod>
{
    public void Configure(EntityTypeBuilder<PendingMethod> builder)
    {
        builder.ToTable("pending_methods");
        builder.HasIndex(row => new { row.TransactionKey, row.Method }).IsUnique();
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

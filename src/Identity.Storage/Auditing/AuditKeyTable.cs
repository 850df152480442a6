using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Auditing;

/// <summary>
/// Table <c>audit_keys</c>: one key that is alive a person, and the rows of those that were destroyed. It refers to people by value: their
/// events outlive them and stay readable until they are erased.
/// </summary>
internal sealed class AuditKeyTable : IEntityTypeConfiguration<AuditKeyRow>
{
    public void Configure(EntityTypeBuilder<AuditKeyRow> builder)
    {
        builder.ToTable("audit_keys");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.PersonId).IsUnique().HasFilter("sealed_key IS NOT NULL");
    }
}

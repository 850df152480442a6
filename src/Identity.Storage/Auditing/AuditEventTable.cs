using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Auditing;

/// <summary>
/// Table <c>audit_events</c>, which the database itself lets grow only (<see cref="AuditTriggers"/>). It refers to people by value: what
/// happened outlives them.
/// </summary>
internal sealed class AuditEventTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit_events");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.PersonId, row.At });

        // The order in which events are sealed and exported.
        builder.HasIndex(row => new { row.At, row.Id });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Auditing;

/// <summary>Table <c>audit_events</c>. It refers to people by value: what happened outlives them.</summary>
internal sealed class AuditEventTable : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("audit_events");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.PersonId, row.At });
    }
}

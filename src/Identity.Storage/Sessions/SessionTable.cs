using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Sessions;

/// <summary>Table <c>sessions</c>.</summary>
internal sealed class SessionTable : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("sessions");
        builder.HasIndex(row => row.HandleHash).IsUnique();
        builder.HasIndex(row => row.Sid).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

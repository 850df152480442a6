using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.AccessPasses;

/// <summary>Table <c>access_passes</c>.</summary>
internal sealed class AccessPassTable : IEntityTypeConfiguration<AccessPassRow>
{
    public void Configure(EntityTypeBuilder<AccessPassRow> builder)
    {
        builder.ToTable("access_passes");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

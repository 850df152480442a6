using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Policies;

/// <summary>Table <c>policies</c>.</summary>
internal sealed class PolicyTable : IEntityTypeConfiguration<PolicyRow>
{
    public void Configure(EntityTypeBuilder<PolicyRow> builder)
    {
        builder.ToTable("policies");
        builder.HasKey(row => row.Version);
        builder.Property(row => row.Version).ValueGeneratedNever();
    }
}

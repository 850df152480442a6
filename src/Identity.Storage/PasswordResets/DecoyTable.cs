using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.PasswordResets;

/// <summary>Table <c>decoys</c>.</summary>
internal sealed class DecoyTable : IEntityTypeConfiguration<Decoy>
{
    public void Configure(EntityTypeBuilder<Decoy> builder)
    {
        builder.ToTable("decoys");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.CreatedAt);
    }
}

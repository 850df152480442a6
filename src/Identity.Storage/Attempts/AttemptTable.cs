using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Attempts;

/// <summary>Table <c>attempts</c>.</summary>
internal sealed class AttemptTable : IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("attempts");
        builder.HasKey(row => row.Key);
    }
}

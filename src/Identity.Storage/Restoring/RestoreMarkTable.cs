using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Restoring;

/// <summary>Table <c>restore_marks</c>.</summary>
internal sealed class RestoreMarkTable : IEntityTypeConfiguration<RestoreMarkRow>
{
    public void Configure(EntityTypeBuilder<RestoreMarkRow> builder)
    {
        builder.ToTable("restore_marks");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

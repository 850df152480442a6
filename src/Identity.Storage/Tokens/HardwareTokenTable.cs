using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Tokens;

/// <summary>Table <c>hardware_tokens</c>. The token of somebody who is deleted goes back into stock.</summary>
internal sealed class HardwareTokenTable : IEntityTypeConfiguration<HardwareTokenRow>
{
    public void Configure(EntityTypeBuilder<HardwareTokenRow> builder)
    {
        builder.ToTable("hardware_tokens");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.SerialKey).IsUnique();
        builder.HasIndex(row => row.MethodId).IsUnique();
        builder.HasIndex(row => row.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}

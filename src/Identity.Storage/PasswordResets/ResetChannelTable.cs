using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.PasswordResets;

/// <summary>Table <c>reset_channels</c>.</summary>
internal sealed class ResetChannelTable : IEntityTypeConfiguration<ResetChannelRow>
{
    public void Configure(EntityTypeBuilder<ResetChannelRow> builder)
    {
        builder.ToTable("reset_channels");
        builder.HasKey(row => new { row.PersonId, row.Channel });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

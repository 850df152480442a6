using Identity.Storage.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.PasswordResets;

/// <summary>Table <c>reset_sends</c>.</summary>
internal sealed class ResetSendTable : IEntityTypeConfiguration<ResetSend>
{
    public void Configure(EntityTypeBuilder<ResetSend> builder)
    {
        builder.ToTable("reset_sends");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Channel).HasConversion<WordConverter<CodeChannel>>();
        builder.HasIndex(row => new { row.PaceKey, row.CreatedAt });
        builder.HasIndex(row => row.ResetKey);
        builder.HasIndex(row => row.CreatedAt);
    }
}

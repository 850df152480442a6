using Identity.Domain.PasswordReset;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.PasswordResets;

/// <summary>Table <c>password_resets</c>.</summary>
internal sealed class ResetTable : IEntityTypeConfiguration<ResetRow>
{
    public void Configure(EntityTypeBuilder<ResetRow> builder)
    {
        builder.ToTable("password_resets");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Browser).HasConversion<WordConverter<ResetBrowser>>();
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

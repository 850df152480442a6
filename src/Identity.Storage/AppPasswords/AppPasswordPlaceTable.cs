using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.AppPasswords;

/// <summary>Table <c>app_password_places</c>.</summary>
internal sealed class AppPasswordPlaceTable : IEntityTypeConfiguration<AppPasswordPlaceRow>
{
    public void Configure(EntityTypeBuilder<AppPasswordPlaceRow> builder)
    {
        builder.ToTable("app_password_places");
        builder.HasKey(row => new { row.PasswordId, row.Place });
        builder.HasIndex(row => row.ToldAt);
        builder.HasOne<AppPasswordRow>().WithMany().HasForeignKey(row => row.PasswordId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.AppPasswords;

/// <summary>Table <c>app_passwords</c>.</summary>
internal sealed class AppPasswordTable : IEntityTypeConfiguration<AppPasswordRow>
{
    public void Configure(EntityTypeBuilder<AppPasswordRow> builder)
    {
        builder.ToTable("app_passwords");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Digest).IsUnique();
        builder.HasIndex(row => row.PersonId);
        builder.HasIndex(row => row.EndedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

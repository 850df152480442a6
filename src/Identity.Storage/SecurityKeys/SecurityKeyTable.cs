using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.SecurityKeys;

/// <summary>Table <c>security_keys</c>. A row outlives its method for as long as the removal can be undone, and no ceremony sees it then.</summary>
internal sealed class SecurityKeyTable : IEntityTypeConfiguration<StoredKey>
{
    private const int LongestCredentialId = 1023;

    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("security_keys");
        builder.HasKey(row => row.MethodId);
        builder.Property(row => row.MethodId).ValueGeneratedNever();
        builder.Property(row => row.CredentialId).HasMaxLength(LongestCredentialId);
        builder.HasIndex(row => row.CredentialId).IsUnique();
        builder.HasIndex(row => row.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

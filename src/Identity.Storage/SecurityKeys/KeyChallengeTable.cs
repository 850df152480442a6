using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.SecurityKeys;

/// <summary>Table <c>key_challenges</c>: one row for each sign-in or reset and purpose, so that asking again and again fills nothing.</summary>
internal sealed class KeyChallengeTable : IEntityTypeConfiguration<KeyChallenge>
{
    public void Configure(EntityTypeBuilder<KeyChallenge> builder)
    {
        builder.ToTable("key_challenges");
        builder.HasKey(row => new { row.Context, row.Purpose });
        builder.Property(row => row.Purpose).HasConversion<WordConverter<KeyPurpose>>();
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => row.ExpiresAt);
    }
}

using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Codes;

/// <summary>Table <c>codes</c>.</summary>
internal sealed class CodeTable : IEntityTypeConfiguration<SentCode>
{
    public void Configure(EntityTypeBuilder<SentCode> builder)
    {
        builder.ToTable("codes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Purpose).HasConversion<WordConverter<CodePurpose>>();
        builder.Property(row => row.Channel).HasConversion<WordConverter<CodeChannel>>();
        builder.HasIndex(row => new { row.PersonId, row.CreatedAt });
        builder.HasIndex(row => row.Digest).IsUnique();
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.ProofOfWork;

/// <summary>Table <c>spent_challenges</c>.</summary>
internal sealed class SpentChallengeTable : IEntityTypeConfiguration<SpentChallengeRow>
{
    public void Configure(EntityTypeBuilder<SpentChallengeRow> builder)
    {
        builder.ToTable("spent_challenges");
        builder.HasKey(row => row.Key);
        builder.HasIndex(row => row.ExpiresAt);
    }
}

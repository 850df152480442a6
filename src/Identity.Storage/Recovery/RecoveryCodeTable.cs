using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Recovery;

/// <summary>Table <c>recovery_codes</c>. A row outlives its set for as long as the removal can be undone, and nothing finds it then.</summary>
internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCodeRow>
{
    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(row => new { row.MethodId, row.Digest });
        builder.HasIndex(row => row.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

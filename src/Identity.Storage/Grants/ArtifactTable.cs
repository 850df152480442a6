using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Grants;

/// <summary>Table <c>artifacts</c>. The kind is part of the key: each is a namespace of its own (protocol line 44).</summary>
internal sealed class ArtifactTable : IEntityTypeConfiguration<Artifact>
{
    public void Configure(EntityTypeBuilder<Artifact> builder)
    {
        builder.ToTable("artifacts");
        builder.HasKey(row => new { row.Kind, row.Key });
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<GrantRow>().WithMany().HasForeignKey(row => row.GrantId).OnDelete(DeleteBehavior.Cascade);
    }
}

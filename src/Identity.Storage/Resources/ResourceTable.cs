using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Resources;

/// <summary>Table <c>resources</c>.</summary>
internal sealed class ResourceTable : IEntityTypeConfiguration<ResourceRow>
{
    public void Configure(EntityTypeBuilder<ResourceRow> builder)
    {
        builder.ToTable("resources");
        builder.HasKey(row => row.Identifier);
    }
}

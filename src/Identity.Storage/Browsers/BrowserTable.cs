using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Browsers;

/// <summary>Table <c>browsers</c>.</summary>
internal sealed class BrowserTable : IEntityTypeConfiguration<BrowserRow>
{
    public void Configure(EntityTypeBuilder<BrowserRow> builder)
    {
        builder.ToTable("browsers");
        builder.HasKey(row => new { row.HandleHash, row.PersonId });
        builder.HasIndex(row => row.LastSeenAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Grants;

/// <summary>Table <c>grants</c>.</summary>
internal sealed class GrantTable : IEntityTypeConfiguration<GrantRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("grants");
        builder.HasIndex(row => row.SessionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

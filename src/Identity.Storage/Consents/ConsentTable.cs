using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Consents;

/// <summary>Table <c>consents</c>.</summary>
internal sealed class ConsentTable : IEntityTypeConfiguration<ConsentRow>
{
    public void Configure(EntityTypeBuilder<ConsentRow> builder)
    {
        builder.ToTable("consents");
        builder.HasKey(row => new { row.PersonId, row.ClientId, row.Part });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Methods;

/// <summary>Table <c>deferrals</c>.</summary>
internal sealed class DeferralTable : IEntityTypeConfiguration<DeferralRow>
{
    public void Configure(EntityTypeBuilder<DeferralRow> builder)
    {
        builder.ToTable("deferrals");
        builder.HasKey(row => new { row.PersonId, row.RuleId });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

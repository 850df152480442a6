using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.People;

/// <summary>Table <c>memberships</c>.</summary>
internal sealed class MembershipTable : IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(row => new { row.PersonId, row.GroupName });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

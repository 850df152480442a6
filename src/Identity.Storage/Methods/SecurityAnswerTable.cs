using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Methods;

/// <summary>Table <c>security_answers</c>. Answers go with the method that they belong to.</summary>
internal sealed class SecurityAnswerTable : IEntityTypeConfiguration<SecurityAnswerRow>
{
    public void Configure(EntityTypeBuilder<SecurityAnswerRow> builder)
    {
        builder.ToTable("security_answers");
        builder.HasKey(row => new { row.MethodId, row.QuestionId });
        builder.HasOne<MethodRow>().WithMany().HasForeignKey(row => row.MethodId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

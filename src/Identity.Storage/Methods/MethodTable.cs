using Identity.Domain.Methods.Phones;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Methods;

/// <summary>Table <c>methods</c>.</summary>
internal sealed class MethodTable : IEntityTypeConfiguration<MethodRow>
{
    public void Configure(EntityTypeBuilder<MethodRow> builder)
    {
        builder.ToTable("methods");
        builder.Property(row => row.Phone).HasConversion<WordConverter<PhoneSlot>>();
        builder.HasIndex(row => new { row.PersonId, row.Phone }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

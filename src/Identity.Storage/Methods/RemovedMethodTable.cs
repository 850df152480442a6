using Identity.Domain.Methods.Phones;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Methods;

/// <summary>Table <c>removed_methods</c>.</summary>
internal sealed class RemovedMethodTable : IEntityTypeConfiguration<RemovedMethodRow>
{
    public void Configure(EntityTypeBuilder<RemovedMethodRow> builder)
    {
        builder.ToTable("removed_methods");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Phone).HasConversion<WordConverter<PhoneSlot>>();
        builder.HasIndex(row => row.PersonId);
        builder.HasIndex(row => row.RemovedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

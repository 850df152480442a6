using Identity.Storage.Methods;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.RememberedDevices;

/// <summary>Table <c>remembered_devices</c>. A row goes with the method that proved it, and does not come back with it.</summary>
internal sealed class RememberedDeviceTable : IEntityTypeConfiguration<RememberedDeviceRow>
{
    public void Configure(EntityTypeBuilder<RememberedDeviceRow> builder)
    {
        builder.ToTable("remembered_devices");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.HandleHash, row.PersonId }).IsUnique();
        builder.HasIndex(row => row.PersonId);
        builder.HasIndex(row => row.MethodId);
        builder.HasIndex(row => row.Until);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<MethodRow>().WithMany().HasForeignKey(row => row.MethodId).OnDelete(DeleteBehavior.Cascade);
    }
}

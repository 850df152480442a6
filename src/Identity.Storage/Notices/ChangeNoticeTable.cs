using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Notices;

/// <summary>Table <c>change_notices</c>.</summary>
internal sealed class ChangeNoticeTable : IEntityTypeConfiguration<ChangeNotice>
{
    public void Configure(EntityTypeBuilder<ChangeNotice> builder)
    {
        builder.ToTable("change_notices");
        builder.HasKey(row => row.HandleHash);
        builder.Property(row => row.Kind).HasConversion<WordConverter<ChangeKind>>();
        builder.HasIndex(row => row.At);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

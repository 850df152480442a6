using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Codes;

/// <summary>Table <c>send_counters</c>.</summary>
internal sealed class SendCounterTable : IEntityTypeConfiguration<SendCounterRow>
{
    public void Configure(EntityTypeBuilder<SendCounterRow> builder)
    {
        builder.ToTable("send_counters");
        builder.HasKey(row => row.Key);
        builder.HasIndex(row => row.StartedAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Clients;

/// <summary>Table <c>clients</c>.</summary>
internal sealed class ClientTable : IEntityTypeConfiguration<ClientRow>
{
    public void Configure(EntityTypeBuilder<ClientRow> builder)
    {
        builder.ToTable("clients");
        builder.HasKey(row => row.ClientId);
    }
}

using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Keys;

/// <summary>Table <c>keys</c>.</summary>
internal sealed class SigningKeyTable : IEntityTypeConfiguration<StoredSigningKey>
{
    public void Configure(EntityTypeBuilder<StoredSigningKey> builder)
    {
        builder.ToTable("keys");
        builder.HasKey(key => key.KeyId);
    }
}

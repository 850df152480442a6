using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.People;

/// <summary>Table <c>passkeys</c>, as version 3 of the framework's schema has it. A credential ID is at most 1023 bytes (WebAuthn section 4).</summary>
internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(row => row.CredentialId);
        builder.Property(row => row.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(row => row.Data).ToJson();
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId).IsRequired();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.People;

/// <summary>Table <c>people</c>.</summary>
internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.UserName).HasMaxLength(256);
        builder.Property(person => person.NormalizedUserName).HasMaxLength(256);
        builder.Property(person => person.Email).HasMaxLength(256);
        builder.Property(person => person.NormalizedEmail).HasMaxLength(256);
        builder.Property(person => person.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(person => person.NormalizedUserName).IsUnique();
        builder.HasIndex(person => person.NormalizedEmail);
        builder.HasIndex(person => person.PasswordScheme);
        builder.Property(person => person.Epoch).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(person => person.IsDisabled).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(person => person.FrozenAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(person => person.MustChangePassword).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);

        // Counters and second steps are kept elsewhere, under rules of their own.
        builder.Ignore(person => person.AccessFailedCount)
            .Ignore(person => person.LockoutEnabled)
            .Ignore(person => person.LockoutEnd)
            .Ignore(person => person.TwoFactorEnabled);
    }
}

using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Storage.Transactions;

/// <summary>Table <c>sign_in_transactions</c>.</summary>
internal sealed class TransactionTable : IEntityTypeConfiguration<TransactionRow>
{
    public void Configure(EntityTypeBuilder<TransactionRow> builder)
    {
        builder.ToTable("sign_in_transactions");
        builder.HasKey(row => row.Key);
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Transactions;

/// <summary>Ends open transactions: each expires rather than vanishes, so that its app is still reached (rule 7).</summary>
internal static class TransactionExpiry
{
    public static Task<int> ExpireAsync(this IQueryable<TransactionRow> transactions, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.Where(row => row.CompletedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ExpiresAt, now).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
}

using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Transactions;

/// <summary>Sign-in transactions. They are read by <see cref="FactsReader"/> and completed by <see cref="Grants.GrantStore"/>.</summary>
public sealed class TransactionStore(IdentityDatabase database)
{
    /// <summary>Keeps a new transaction under the hash of its handle, tied to a browser by the hash of its cookie's secret.</summary>
    public Task AddAsync(StoredTransaction transaction, string secretHash, CancellationToken cancellationToken) =>
        database.InsertAsync(
            [
                new TransactionRow
                {
                    Key = transaction.Key,
                    SecretHash = secretHash,
                    ClientId = transaction.ClientId,
                    Request = transaction.Request,
                    Task = transaction.Task is { } task ? AccountTaskWriting.Write(task) : null,
                    StartedAt = transaction.StartedAt,
                    ExpiresAt = transaction.ExpiresAt,
                    CompletedAt = transaction.CompletedAt,
                    PersonId = transaction.PersonId,
                    Epoch = transaction.Epoch,
                    Proofs = ProofWriting.Write(transaction.Proofs),
                    Mailbox = MailboxConfirmationWriting.Write(transaction.Mailbox),
                    UserName = transaction.UserName,
                    DeniedAt = transaction.DeniedAt,
                    ConsentedAt = transaction.ConsentedAt,
                    Extensions = transaction.Extensions,
                    Version = transaction.Version,
                },
            ],
            cancellationToken);

    /// <summary>
    /// Makes <paramref name="expected"/> into <paramref name="next"/>, under a new secret if one is given. <see langword="false"/> if it
    /// was changed or completed meanwhile, or if the person that <paramref name="next"/> names has another epoch by now (attack 1).
    /// </summary>
    public async Task<bool> TryChangeAsync(
        StoredTransaction expected, StoredTransaction next, string? newSecretHash, CancellationToken cancellationToken)
    {
        var open = database.Set<TransactionRow>()
            .Where(row => row.Key == expected.Key && row.Version == expected.Version && row.CompletedAt == null);
        if (next.PersonId is { } personId)
        {
            open = open.Where(_ => database.Users.Any(person => person.Id == personId && person.Epoch == next.Epoch));
        }

        var proofs = ProofWriting.Write(next.Proofs);
        var mailbox = MailboxConfirmationWriting.Write(next.Mailbox);
        var task = next.Task is null ? null : AccountTaskWriting.Write(next.Task);
        return await open.ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(row => row.PersonId, next.PersonId)
                    .SetProperty(row => row.Epoch, next.Epoch)
                    .SetProperty(row => row.Proofs, proofs)
                    .SetProperty(row => row.Mailbox, mailbox)
                    .SetProperty(row => row.Task, task)
                    .SetProperty(row => row.UserName, next.UserName)
                    .SetProperty(row => row.DeniedAt, next.DeniedAt)
                    .SetProperty(row => row.ConsentedAt, next.ConsentedAt)
                    .SetProperty(row => row.ExpiresAt, next.ExpiresAt)
                    .SetProperty(row => row.Extensions, next.Extensions)
                    .SetProperty(row => row.Version, row => row.Version + 1);
                if (newSecretHash is not null)
                {
                    set.SetProperty(row => row.SecretHash, newSecretHash);
                }
            },
            cancellationToken) == 1;
    }

    /// <summary>Ends what a person has proven in the open transactions under these secrets, which are those of one browser.</summary>
    public Task ExpireAsync(Guid personId, IReadOnlyCollection<string> secretHashes, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Set<TransactionRow>().Where(row => row.PersonId == personId && secretHashes.Contains(row.SecretHash))
            .ExpireAsync(now, cancellationToken);

    /// <summary>The client that a transaction is for, whoever asks; <see langword="null"/> if there is no such transaction.</summary>
    public Task<string?> FindClientIdAsync(string key, CancellationToken cancellationToken) =>
        database.Set<TransactionRow>().Where(row => row.Key == key).Select(row => row.ClientId).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Removes transactions, and methods half-made in them, that ended before <paramref name="olderThan"/>; how many transactions.</summary>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await database.Set<PendingMethod>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
        return await database.Set<TransactionRow>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);
    }
}

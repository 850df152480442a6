using Identity.Domain.PasswordReset;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.PasswordResets;

/// <summary>Password resets, from their beginning to the new password.</summary>
public sealed class ResetStore(IdentityDatabase database)
{
    /// <summary>Keeps a new reset under the hash of its handle, tied to a browser by the hash of its cookie's secret.</summary>
    public Task AddAsync(StoredReset reset, string secretHash, CancellationToken cancellationToken) =>
        database.InsertAsync(
            [
                new ResetRow
                {
                    Key = reset.Key,
                    SecretHash = secretHash,
                    NameDigest = reset.NameDigest,
                    PersonId = reset.PersonId,
                    Epoch = reset.Epoch,
                    Proofs = ResetProofWriting.Write(reset.Proofs),
                    Browser = reset.Browser,
                    StartedAt = reset.StartedAt,
                    ExpiresAt = reset.ExpiresAt,
                    Extensions = reset.Extensions,
                    IsCharged = reset.IsCharged,
                    CompletedAt = reset.CompletedAt,
                    Version = reset.Version,
                },
            ],
            cancellationToken);

    /// <summary>The reset under the hash of a handle, for the browser that has its secret; expired and completed ones too.</summary>
    public async Task<StoredReset?> FindAsync(string key, string secretHash, CancellationToken cancellationToken) =>
        await database.Set<ResetRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key && row.SecretHash == secretHash, cancellationToken) is { } row
            ? Reset(row)
            : null;

    /// <summary>Charges a reset to the sessions that may fail; <see langword="false"/> if it was changed meanwhile.</summary>
    public async Task<bool> TryChargeAsync(StoredReset expected, CancellationToken cancellationToken) =>
        await Open(expected).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.IsCharged, true).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken) == 1;

    /// <summary>
    /// Makes <paramref name="expected"/>, whoever has its name, end as <paramref name="extended"/> does and be charged anew.
    /// <see langword="false"/> if it was changed, completed or over meanwhile.
    /// </summary>
    public async Task<bool> TryExtendAsync(StoredReset expected, StoredReset extended, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Open(expected).Where(row => row.ExpiresAt > now).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.ExpiresAt, extended.ExpiresAt)
                .SetProperty(row => row.Extensions, extended.Extensions)
                .SetProperty(row => row.IsCharged, extended.IsCharged)
                .SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken) == 1;

    /// <summary>
    /// Keeps what has been proven in <paramref name="expected"/>, under a new secret of its browser's. <see langword="false"/> if it was
    /// changed or completed meanwhile, or if its person has another epoch by now (attack 1).
    /// </summary>
    public async Task<bool> TryProveAsync(
        StoredReset expected, IReadOnlyList<ResetProof> proofs, string newSecretHash, CancellationToken cancellationToken)
    {
        var written = ResetProofWriting.Write(proofs);
        return await Open(expected)
            .Where(_ => database.Users.Any(person => person.Id == expected.PersonId && person.Epoch == expected.Epoch))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Proofs, written)
                    .SetProperty(row => row.SecretHash, newSecretHash)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
    }

    /// <summary>Ends a reset, in the write that sets the password and compares the epoch; <see langword="false"/> if it was changed, or ended.</summary>
    public async Task<bool> TryCompleteAsync(StoredReset expected, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Open(expected).Where(row => row.ExpiresAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CompletedAt, now).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken) == 1;

    /// <summary>Removes resets that ended before <paramref name="olderThan"/>; how many.</summary>
    public Task<int> RemoveExpiredAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<ResetRow>().Where(row => row.ExpiresAt < olderThan).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<ResetRow> Open(StoredReset expected) =>
        database.Set<ResetRow>().Where(row => row.Key == expected.Key && row.Version == expected.Version && row.CompletedAt == null);

    private static StoredReset Reset(ResetRow row) => new()
    {
        Key = row.Key,
        NameDigest = row.NameDigest,
        PersonId = row.PersonId,
        Epoch = row.Epoch,
        Proofs = ResetProofWriting.Read(row.Proofs),
        Browser = row.Browser,
        StartedAt = row.StartedAt,
        ExpiresAt = row.ExpiresAt,
        Extensions = row.Extensions,
        IsCharged = row.IsCharged,
        CompletedAt = row.CompletedAt,
        Version = row.Version,
    };
}

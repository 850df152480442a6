using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Keys;

/// <summary>The signing keys in the database, their private parts sealed (attack 9).</summary>
public sealed class SigningKeyStore(IdentityDatabase database) : ISigningKeyStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSigningKey>> MaintainAsync(
        Func<IReadOnlyList<StoredSigningKey>, KeyPlan> plan, Func<KeyPlan, IReadOnlyList<StoredSigningKey>> make, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(cancellationToken);
        if (plan(kept).IsEmpty)
        {
            return kept;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(DatabaseLock.SigningKeys, cancellationToken);
        var due = plan(await ReadAsync(cancellationToken));
        await database.InsertAsync(make(due), cancellationToken);
        await database.Set<StoredSigningKey>().Where(key => due.Remove.Contains(key.KeyId)).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<StoredSigningKey>> ReadAsync(CancellationToken cancellationToken) =>
        await database.Set<StoredSigningKey>().AsNoTracking()
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.KeyId).ToListAsync(cancellationToken);
}

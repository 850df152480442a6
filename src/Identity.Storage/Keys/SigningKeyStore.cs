using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Keys;

/// <summary>The signing keys in the database, their private parts sealed (attack 9).</summary>
public sealed class SigningKeyStore(IdentityDatabase database) : ISigningKeyStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSigningKey>> GetOrCreateAsync(
        Func<IReadOnlyList<StoredSigningKey>> create, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { Count: > 0 } kept)
        {
            return kept;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(DatabaseLock.SigningKeys, cancellationToken);
        if (await ReadAsync(cancellationToken) is { Count: > 0 } othersKeys)
        {
            return othersKeys;
        }

        await database.InsertAsync(create(), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<StoredSigningKey>> ReadAsync(CancellationToken cancellationToken) =>
        await database.Set<StoredSigningKey>().AsNoTracking()
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.KeyId).ToListAsync(cancellationToken);
}

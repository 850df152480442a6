using Identity.Storage.Methods;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.SecurityKeys;

/// <summary>The credentials of security keys and passkeys. They are written with their method, by <see cref="MethodStore"/>.</summary>
public sealed class SecurityKeyStore(IdentityDatabase database)
{
    /// <summary>The registered credential of that ID, whoever's it is; one query also where there is none (attack 11).</summary>
    public Task<StoredKey?> FindAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Registered().SingleOrDefaultAsync(row => row.CredentialId == credentialId, cancellationToken);

    /// <summary>All registered credentials of a person.</summary>
    public async Task<IReadOnlyList<StoredKey>> FindAllAsync(Guid personId, CancellationToken cancellationToken) =>
        await Registered().Where(row => row.PersonId == personId).OrderBy(row => row.MethodId).ToListAsync(cancellationToken);

    /// <summary>Whether anybody has or had a credential of that ID: one that was removed is not registered again under another name.</summary>
    public Task<bool> IsKnownAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        database.Set<StoredKey>().AnyAsync(row => row.CredentialId == credentialId, cancellationToken);

    /// <summary>
    /// Writes down, in the caller's write, what a key said of itself in an answer. Of any number of callers with the same counter one gets
    /// <see langword="true"/>; a counter that did not go up says that the key was copied (WebAuthn section 6.1.1).
    /// </summary>
    public async Task<bool> TryAdvanceAsync(StoredKey seen, long counter, bool isBackedUp, CancellationToken cancellationToken) =>
        await database.Set<StoredKey>()
            .Where(row => row.MethodId == seen.MethodId && row.PersonId == seen.PersonId)
            .Where(row => row.SignatureCounter < counter || (row.SignatureCounter == 0 && counter == 0))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.SignatureCounter, counter).SetProperty(row => row.IsBackedUp, isBackedUp), cancellationToken) == 1;

    /// <summary>An RP ID other than this one that registered credentials were made for, and how many; <see langword="null"/> if there are none.</summary>
    public async Task<(string RelyingPartyId, int Count)?> FindOtherRelyingPartyAsync(string relyingPartyId, CancellationToken cancellationToken)
    {
        var other = await Registered().Where(row => row.RelyingPartyId != relyingPartyId)
            .GroupBy(row => row.RelyingPartyId).Select(rows => new { Id = rows.Key, Count = rows.Count() })
            .OrderByDescending(rows => rows.Count).FirstOrDefaultAsync(cancellationToken);
        return other is null ? null : (other.Id, other.Count);
    }

    private IQueryable<StoredKey> Registered() =>
        database.Set<StoredKey>().AsNoTracking()
            .Where(row => database.Set<MethodRow>().Any(method => method.Id == row.MethodId && method.PersonId == row.PersonId));
}

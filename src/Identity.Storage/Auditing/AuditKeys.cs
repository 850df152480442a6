using Identity.OpenId.Keys;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Auditing;

/// <summary>The keys of people's audit events. They are made with a person's first event, and destroyed to erase what is personal (attack 16).</summary>
public sealed class AuditKeys(IdentityDatabase database, ISecretSeal seal, TimeProvider clock)
{
    private readonly Dictionary<Guid, AuditKey> found = [];
    private readonly HashSet<Guid> made = [];

    /// <summary>
    /// Destroys the person's keys: what is personal in their events so far is unreadable for ever, wherever copies of the events are. How
    /// many keys there were. Backups of this table still hold them.
    /// </summary>
    public Task<int> EraseAsync(Guid personId, CancellationToken cancellationToken)
    {
        found.Remove(personId);
        var now = clock.GetUtcNow();
        return Alive(personId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SealedKey, (byte[]?)null).SetProperty(row => row.ErasedAt, now), cancellationToken);
    }

    /// <summary>The key for the person's next event; asked of the database once a request.</summary>
    internal async Task<AuditKey?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (found.TryGetValue(personId, out var known))
        {
            return known;
        }

        var row = await Alive(personId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var key = new AuditKey(row.Id, Open(personId, row.Id, row.SealedKey!));

        // One that was made here may yet be lost with the caller's write, and events must not name a key that there is not.
        if (!made.Contains(personId))
        {
            found[personId] = key;
        }

        return key;
    }

    /// <summary>Makes the key in the open write, or takes the one that another request made at the same moment.</summary>
    internal async Task<AuditKey> MakeAsync(Guid personId, CancellationToken cancellationToken)
    {
        made.Add(personId);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var sealedKey = seal.Seal(Purpose(personId, id), AuditCipher.NewKey());
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO audit_keys (id, person_id, sealed_key, created_at) VALUES ({id}, {personId}, {sealedKey}, {clock.GetUtcNow().ToUnixTimeMilliseconds()})
             ON CONFLICT DO NOTHING
             """,
            cancellationToken);
        return await FindAsync(personId, cancellationToken) ?? throw new InvalidOperationException("The key was destroyed while it was made.");
    }

    /// <summary>Opens a stored key.</summary>
    internal byte[] Open(Guid personId, Guid keyId, byte[] sealedKey) => seal.Open(Purpose(personId, keyId), sealedKey);

    private static string Purpose(Guid personId, Guid keyId) => $"audit-key:{personId}:{keyId}";

    private IQueryable<AuditKeyRow> Alive(Guid personId) =>
        database.Set<AuditKeyRow>().Where(row => row.PersonId == personId && row.SealedKey != null);
}

using Identity.OpenId.Keys;

namespace Identity.Storage.Auditing;

/// <summary>What happened. Rows are added and never changed; what is personal in them is encrypted on the way in (attack 16).</summary>
public sealed class AuditLog(IdentityDatabase database, AuditKeys keys, ISecretSeal seal)
{
    /// <summary>Keeps an event, in the caller's write if one is open: the change and its record are kept together.</summary>
    public async Task AddAsync(AuditEvent e, CancellationToken cancellationToken)
    {
        if (e.PersonId is not { } personId)
        {
            await AddAboutNobodyAsync(e, cancellationToken);
        }
        else if (await keys.FindAsync(personId, cancellationToken) is { } key)
        {
            await InsertAsync(e, key, cancellationToken);
        }
        else
        {
            await using var write = await database.BeginWriteAsync(cancellationToken);
            await InsertAsync(e, await keys.MakeAsync(personId, cancellationToken), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    /// <summary>What protects the personal fields of an event about nobody who is known.</summary>
    internal static string Purpose(Guid eventId) => $"audit-event:{eventId}";

    private async Task AddAboutNobodyAsync(AuditEvent e, CancellationToken cancellationToken)
    {
        if (PersonalFields.Of(e) is not { } personal)
        {
            await database.InsertAsync([AuditRow.Of(e, keyId: null, sealedFields: null)], cancellationToken);
            return;
        }

        // Nobody has this key. It is asked for all the same: a name that nobody has must cost what others cost (attack 11).
        await keys.FindAsync(Guid.Empty, cancellationToken);
        await database.InsertAsync([AuditRow.Of(e, keyId: null, seal.Seal(Purpose(e.Id), personal.Write()))], cancellationToken);
    }

    private Task InsertAsync(AuditEvent e, AuditKey key, CancellationToken cancellationToken) => database.InsertAsync(
        [
            PersonalFields.Of(e) is { } personal
                ? AuditRow.Of(e, key.Id, AuditCipher.Seal(key.Key, e.Id, personal.Write()))
                : AuditRow.Of(e, keyId: null, sealedFields: null),
        ],
        cancellationToken);
}

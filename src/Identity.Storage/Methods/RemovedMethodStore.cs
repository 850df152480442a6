using Identity.Domain.Methods;
using Identity.Storage.Recovery;
using Identity.Storage.SecurityKeys;
using Identity.Storage.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Methods;

/// <summary>
/// Methods that were removed or replaced. No decision sees them; they are kept a while, because somebody may say that it was not them (attack 8).
/// </summary>
public sealed class RemovedMethodStore(IdentityDatabase database)
{
    /// <summary>For how long a removal can be undone, and a removed contact is still told of changes.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Columns =
        "id, person_id, method, channel, label, registered_at, registered_under, is_default, sealed_secret, last_step, phone, proven_at, mail_domain";

    /// <summary>Removes a method, in the caller's write, which holds the person; <see langword="false"/> if the person has no such method.</summary>
    public Task<bool> TryRemoveAsync(Guid personId, Guid methodId, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryRemoveAsync(personId, methodId, quarantined: false, now, cancellationToken);

    /// <summary>Removes a method that somebody else has added: it never comes back, and as a contact it is told nothing.</summary>
    public Task<bool> TryQuarantineAsync(Guid personId, Guid methodId, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryRemoveAsync(personId, methodId, quarantined: true, now, cancellationToken);

    /// <summary>Quarantines recovery codes that were made since then: they may be on somebody else's paper.</summary>
    public async Task QuarantineCodesAsync(Guid personId, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await Codes(personId).Where(row => row.RegisteredAt >= since).Select(row => row.Id).ToListAsync(cancellationToken))
        {
            await TryQuarantineAsync(personId, id, now, cancellationToken);
        }
    }

    /// <summary>Removes recovery codes if nothing else is left that is good for a second step.</summary>
    public async Task RemoveLoneCodesAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] others = [.. MethodCatalogue.All.OfType<TwoStepMethod>().Select(method => method.Name)];
        var lone = Codes(personId).Where(_ => !database.Set<MethodRow>().Any(row => row.PersonId == personId && others.Contains(row.Method)));
        foreach (var id in await lone.Select(row => row.Id).ToListAsync(cancellationToken))
        {
            await TryRemoveAsync(personId, id, now, cancellationToken);
        }
    }

    /// <summary>
    /// Brings a removed method back, in the caller's write, which holds the person. <see langword="false"/> if it is gone for good, or if its
    /// number, device, mailbox or place is another method's by now, or its token somebody else's. Answers to questions are not kept, so those
    /// never come back.
    /// </summary>
    public async Task<bool> TryRestoreAsync(Guid personId, Guid methodId, CancellationToken cancellationToken)
    {
        var kind = MethodCatalogue.HardwareToken.Name;
        var token = await database.Set<RemovedMethodRow>()
            .Where(row => row.Id == methodId && row.PersonId == personId && row.Method == kind && !row.IsQuarantined)
            .Select(row => row.Channel).SingleOrDefaultAsync(cancellationToken);
        if (token is not null && !await database.TryTakeTokenBackAsync(personId, methodId, token, cancellationToken))
        {
            return false;
        }

        var restored = await database.Database.ExecuteSqlRawAsync(
            $$"""
              INSERT INTO methods ({{Columns}}) SELECT {{Columns}} FROM removed_methods r WHERE r.id = {1} AND r.person_id = {0} AND NOT r.is_quarantined AND r.method <> 'questions'
                  AND NOT EXISTS (SELECT 1 FROM methods m WHERE m.person_id = r.person_id AND (m.channel = r.channel OR m.phone = r.phone))
              """,
            [personId, methodId],
            cancellationToken);
        await database.Set<RemovedMethodRow>().Where(row => row.Id == methodId && row.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        return restored == 1;
    }

    /// <summary>The secrets of a person's methods of one kind that were removed since then, without those that somebody else had added.</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredSecret>> FindSecretsAsync(
        Guid personId, string method, DateTimeOffset since, CancellationToken cancellationToken) =>
        await database.Set<RemovedMethodRow>().AsNoTracking()
            .Where(row => row.PersonId == personId && row.Method == method && row.RemovedAt > since && !row.IsQuarantined && row.SealedSecret != null)
            .ToDictionaryAsync(row => row.Id, row => new StoredSecret(row.SealedSecret!, row.LastStep), cancellationToken);

    /// <summary>Forgets what was removed before <paramref name="olderThan"/>.</summary>
    public async Task RemoveOldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await database.Set<RemovedMethodRow>().Where(row => row.RemovedAt < olderThan).ExecuteDeleteAsync(cancellationToken);
        await database.Set<StoredKey>()
            .Where(key => !database.Set<MethodRow>().Any(row => row.Id == key.MethodId) && !database.Set<RemovedMethodRow>().Any(row => row.Id == key.MethodId))
            .ExecuteDeleteAsync(cancellationToken);
        await database.Set<RecoveryCodeRow>()
            .Where(code => !database.Set<MethodRow>().Any(row => row.Id == code.MethodId) && !database.Set<RemovedMethodRow>().Any(row => row.Id == code.MethodId))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<MethodRow> Codes(Guid personId)
    {
        var kind = MethodCatalogue.RecoveryCodes.Name;
        return database.Set<MethodRow>().Where(row => row.PersonId == personId && row.Method == kind);
    }

    private async Task<bool> TryRemoveAsync(Guid personId, Guid methodId, bool quarantined, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlRawAsync(
            $$"""
              INSERT INTO removed_methods ({{Columns}}, removed_at, is_quarantined)
                  SELECT {{Columns}}, {2}, {3} FROM methods WHERE id = {1} AND person_id = {0}
              """,
            [personId, methodId, now.ToUnixTimeMilliseconds(), quarantined],
            cancellationToken);
        await database.ReleaseTokenAsync(personId, methodId, cancellationToken);
        return await database.Set<MethodRow>().Where(row => row.Id == methodId && row.PersonId == personId).ExecuteDeleteAsync(cancellationToken) == 1;
    }
}

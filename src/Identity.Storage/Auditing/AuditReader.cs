using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Identity.OpenId.Keys;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Auditing;

/// <summary>Reads what happened, with what is personal in clear unless it was erased.</summary>
public sealed class AuditReader(IdentityDatabase database, AuditKeys keys, ISecretSeal seal)
{
    /// <summary>The newest events that concern a person, newest first, without some kinds.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> FindNewestAsync(
        Guid personId, int count, IReadOnlyCollection<string> without, CancellationToken cancellationToken)
    {
        var rows = database.Set<AuditRow>().Where(row => row.PersonId == personId && !without.Contains(row.Kind))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(count);
        var read = await Joined(rows).OrderByDescending(read => read.Row.At).ThenByDescending(read => read.Row.Id).ToListAsync(cancellationToken);
        return [.. Opened(read)];
    }

    /// <summary>All events that are asked for, oldest first, one by one as they come.</summary>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = database.Set<AuditRow>().Where(row =>
            (query.From == null || row.At >= query.From)
            && (query.To == null || row.At < query.To)
            && (query.PersonId == null || row.PersonId == query.PersonId || row.ActorId == query.PersonId));
        var opened = new Dictionary<Guid, byte[]>();
        await foreach (var read in Joined(rows).OrderBy(read => read.Row.At).ThenBy(read => read.Row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return Open(read, opened);
        }
    }

    private IEnumerable<RecordedEvent> Opened(IEnumerable<Joint> read)
    {
        var opened = new Dictionary<Guid, byte[]>();
        return read.Select(one => Open(one, opened));
    }

    private IQueryable<Joint> Joined(IQueryable<AuditRow> rows) =>
        from row in rows.AsNoTracking()
        join link in database.Set<AuditSealRow>() on row.Id equals link.EventId into links
        from link in links.DefaultIfEmpty()
        join key in database.Set<AuditKeyRow>() on row.KeyId equals key.Id into kept
        from key in kept.DefaultIfEmpty()
        select new Joint { Row = row, Link = link, Key = key };

    private RecordedEvent Open(Joint read, Dictionary<Guid, byte[]> opened)
    {
        var (state, personal) = Personal(read, opened);
        return new RecordedEvent
        {
            Event = read.Row.Event(personal),
            Personal = state,
            KeyId = read.Row.KeyId,
            Sealed = read.Row.Sealed,
            Link = read.Link is { } link ? AuditLink.Of(link) : null,
        };
    }

    private (PersonalState State, PersonalFields? Fields) Personal(Joint read, Dictionary<Guid, byte[]> opened)
    {
        if (read.Row.Sealed is not { } sealedFields)
        {
            return (PersonalState.None, null);
        }

        if (read.Key is { SealedKey: null })
        {
            return (PersonalState.Erased, null);
        }

        try
        {
            return (PersonalState.Read, PersonalFields.Read(read.Row.KeyId is null
                ? seal.Open(AuditLog.Purpose(read.Row.Id), sealedFields)
                : AuditCipher.Open(KeyOf(read, opened), read.Row.Id, sealedFields)));
        }
        catch (CryptographicException)
        {
            return (PersonalState.Unreadable, null);
        }
    }

    private byte[] KeyOf(Joint read, Dictionary<Guid, byte[]> opened)
    {
        var key = read.Key ?? throw new CryptographicException("There never was such a key.");
        if (!opened.TryGetValue(key.Id, out var known))
        {
            opened[key.Id] = known = keys.Open(key.PersonId, key.Id, key.SealedKey!);
        }

        return known;
    }

    private sealed class Joint
    {
        public required AuditRow Row { get; init; }

        public AuditSealRow? Link { get; init; }

        public AuditKeyRow? Key { get; init; }
    }
}

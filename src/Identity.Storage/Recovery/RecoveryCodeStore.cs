using Identity.Domain.Methods;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Recovery;

/// <summary>Sets of recovery codes. A person has one at most; each code works once, and never after its set is gone.</summary>
public sealed class RecoveryCodeStore(IdentityDatabase database, RemovedMethodStore removed)
{
    /// <summary>What is behind every set. One paper is one channel.</summary>
    public const string Channel = "recoveryCodes";

    private static readonly string Kind = MethodCatalogue.RecoveryCodes.Name;

    /// <summary>Makes a set, in the caller's write if there is one. The codes of before work until this very commit, and then no more (fault 22).</summary>
    public async Task<ReplaceOutcome> ReplaceAsync(RecoveryCodeSet made, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(made.PersonId, made.Epoch, cancellationToken))
        {
            return new ReplaceOutcome.Gone();
        }

        var older = await Sets(made.PersonId).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        if (older is { } replaced)
        {
            await removed.TryRemoveAsync(made.PersonId, replaced, made.Now, cancellationToken);
        }

        await database.InsertAsync([Method(made)], cancellationToken);
        await database.InsertAsync(
            made.Digests.Select(digest => new RecoveryCodeRow { MethodId = made.Id, PersonId = made.PersonId, Digest = digest }), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new ReplaceOutcome.Made(older);
    }

    /// <summary>Whether a code of the set was used; <see langword="null"/> if it is none of the person's.</summary>
    public Task<bool?> FindUsedAsync(Guid personId, Guid methodId, string digest, CancellationToken cancellationToken) =>
        Codes(personId, methodId).Where(row => row.Digest == digest).Select(row => (bool?)(row.UsedAt != null)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Spends a code. Of any number of callers one gets how many are left then; <see langword="null"/> if it is spent, or none of the person's,
    /// or the person has another epoch by now (attack 1).
    /// </summary>
    public async Task<int?> TrySpendAsync(
        Guid personId, long epoch, Guid methodId, string digest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spent = await Codes(personId, methodId)
            .Where(row => row.Digest == digest && row.UsedAt == null)
            .Where(_ => database.Users.Any(person => person.Id == personId && person.Epoch == epoch && !person.IsDisabled))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
        return spent == 1 ? await Codes(personId, methodId).CountAsync(row => row.UsedAt == null, cancellationToken) : null;
    }

    private IQueryable<MethodRow> Sets(Guid personId) => database.Set<MethodRow>().Where(row => row.PersonId == personId && row.Method == Kind);

    private IQueryable<RecoveryCodeRow> Codes(Guid personId, Guid methodId) =>
        database.Set<RecoveryCodeRow>()
            .Where(row => row.MethodId == methodId && row.PersonId == personId)
            .Where(_ => database.Set<MethodRow>().Any(set => set.Id == methodId && set.PersonId == personId && set.Method == Kind));

    private static MethodRow Method(RecoveryCodeSet made) => new()
    {
        Id = made.Id,
        PersonId = made.PersonId,
        Method = Kind,
        Channel = Channel,
        Label = made.Label,
        RegisteredAt = made.Now,
        RegisteredUnder = made.RegisteredUnder,
        IsDefault = false,
        SealedSecret = null,
        LastStep = null,
    };
}

using Identity.Domain.Methods;
using Identity.Storage.People;
using Identity.Storage.SecurityKeys;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Methods;

/// <summary>Half-made methods, their way into registration, and their secrets. Registered ones are read by <see cref="Facts.FactsReader"/>.</summary>
public sealed class MethodStore(IdentityDatabase database, RemovedMethodStore removed)
{
    /// <summary>How many authenticators of all kinds a person may have: apps and hardware tokens together.</summary>
    public const int MostAuthenticatorApps = 5;

    /// <summary>How many security keys and passkeys a person may have.</summary>
    public const int MostSecurityKeys = 10;

    // They make the same codes, and are counted together.
    private static readonly string[] Authenticators = [MethodCatalogue.Totp.Name, MethodCatalogue.HardwareToken.Name];

    // Of these a person has one: a new one takes its place.
    private static readonly string[] OneOfAKind = [MethodCatalogue.Email.Name, MethodCatalogue.Questions.Name];

    /// <summary>Keeps a half-made method, in place of an older one of the same transaction and kind.</summary>
    public Task BeginAsync(PendingMethod pending, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO pending_methods (id, person_id, epoch, transaction_key, method, sealed_secret, created_at, expires_at)
             VALUES ({pending.Id}, {pending.PersonId}, {pending.Epoch}, {pending.TransactionKey}, {pending.Method}, {pending.SealedSecret},
                 {pending.CreatedAt.ToUnixTimeMilliseconds()}, {pending.ExpiresAt.ToUnixTimeMilliseconds()})
             ON CONFLICT (transaction_key, method) DO UPDATE SET id = excluded.id, person_id = excluded.person_id, epoch = excluded.epoch,
                 sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, expires_at = excluded.expires_at
             """,
            cancellationToken);

    /// <summary>
    /// The same, unless the older one is the same method: then that one stays. The one that is kept; of several at one moment it is the
    /// first. It is not kept if the person has another epoch by now.
    /// </summary>
    public async Task<PendingMethod> BeginOnceAsync(PendingMethod pending, Func<PendingMethod, bool> isSame, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await database.TryHoldAsync(pending.PersonId, pending.Epoch, cancellationToken))
        {
            return pending;
        }

        var older = await FindPendingAsync(pending.TransactionKey, pending.PersonId, pending.Method, pending.CreatedAt, cancellationToken);
        if (older is not null && isSame(older))
        {
            return older;
        }

        await BeginAsync(pending, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return pending;
    }

    /// <summary>The half-made method of that transaction and kind, if it can still be committed.</summary>
    public Task<PendingMethod?> FindPendingAsync(
        string transactionKey, Guid personId, string method, DateTimeOffset now, CancellationToken cancellationToken) =>
        Alive(personId, now).AsNoTracking()
            .SingleOrDefaultAsync(row => row.TransactionKey == transactionKey && row.Method == method, cancellationToken);

    /// <summary>Forgets what is half-made in that transaction of that kind.</summary>
    public Task RemovePendingAsync(string transactionKey, Guid personId, string method, CancellationToken cancellationToken) =>
        database.Set<PendingMethod>().Where(row => row.TransactionKey == transactionKey && row.PersonId == personId && row.Method == method)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Gives everything half-made in that transaction more time, as far as it can still be committed; how many there were.</summary>
    public Task<int> ExtendPendingAsync(
        string transactionKey, Guid personId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Alive(personId, now).Where(row => row.TransactionKey == transactionKey)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, expiresAt), cancellationToken);

    /// <summary>Registers a half-made method. Of any number of callers one gets <see cref="CommitOutcome.Committed"/>.</summary>
    public async Task<CommitOutcome> TryCommitAsync(MethodCommit commit, CancellationToken cancellationToken)
    {
        var pending = commit.Pending;
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // Commits are counted one after the other, and no epoch is raised between.
        if (!await database.TryHoldAsync(pending.PersonId, pending.Epoch, cancellationToken)
            || await Alive(pending.PersonId, commit.Now)
                .Where(row => row.Id == pending.Id && row.Epoch == pending.Epoch && row.Method == pending.Method)
                .ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return CommitOutcome.Gone;
        }

        var registered = await database.Set<MethodRow>().AsNoTracking().Where(row => row.PersonId == pending.PersonId).ToListAsync(cancellationToken);
        if (commit.Beside is { } judged && registered.Exists(row => MethodCatalogue.Find(row.Method) is not null && !judged.Contains(row.Id)))
        {
            return CommitOutcome.Gone;
        }

        var replaced = registered.Find(row => commit.Replaces is { } id ? row.Id == id : row.Method == pending.Method && OneOfAKind.Contains(row.Method));
        if (commit.Replaces is not null && replaced is null)
        {
            return CommitOutcome.Gone;
        }

        // The same mailbox again is no change, whatever it would replace.
        if (replaced is not null && (replaced.Channel != commit.Channel || replaced.Method == MethodCatalogue.Questions.Name))
        {
            registered.Remove(replaced);
        }

        var counted = Authenticators.Contains(pending.Method) ? Authenticators : [pending.Method];
        if (registered.Count(row => counted.Contains(row.Method)) >= Most(pending.Method))
        {
            return CommitOutcome.TooMany;
        }

        if (commit.Phone is { } slot && registered.Exists(row => row.Phone == slot))
        {
            return CommitOutcome.TooMany;
        }

        if (registered.Exists(row => row.Channel == commit.Channel) || (commit.Key is { } key && !await TryAddAsync(key, cancellationToken)))
        {
            return CommitOutcome.SameChannel;
        }

        // The old one works until this very commit (fault 22).
        if (replaced is not null)
        {
            await removed.TryRemoveAsync(pending.PersonId, replaced.Id, commit.Now, cancellationToken);
        }

        var isDefault = MethodCatalogue.Find(pending.Method) is TwoStepMethod { IsReserve: false } && !registered.Exists(row => row.IsDefault);
        await database.InsertAsync([Row(commit, isDefault)], cancellationToken);
        await database.Users.Where(person => person.Id == pending.PersonId && person.FrozenAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.FrozenAt, (DateTimeOffset?)null), cancellationToken);
        await database.InsertAsync(commit.Answers.Select(answer => Row(pending, answer)), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return CommitOutcome.Committed;
    }

    /// <summary>Gives a method another name; <see langword="false"/> if the person has no such method.</summary>
    public async Task<bool> TryRenameAsync(Guid personId, Guid methodId, string label, CancellationToken cancellationToken) =>
        await Registered(personId).Where(row => row.Id == methodId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Label, label), cancellationToken) == 1;

    /// <summary>Makes a method the one that is asked first, and no other; <see langword="null"/> leaves none.</summary>
    public Task SetDefaultAsync(Guid personId, Guid? methodId, CancellationToken cancellationToken) =>
        Registered(personId).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDefault, row => row.Id == methodId), cancellationToken);

    /// <summary>The secret of a person's registered method; <see langword="null"/> if there is none.</summary>
    public Task<StoredSecret?> FindSecretAsync(Guid personId, Guid methodId, CancellationToken cancellationToken) =>
        database.Set<MethodRow>().Where(row => row.Id == methodId && row.PersonId == personId && row.SealedSecret != null)
            .Select(row => new StoredSecret(row.SealedSecret!, row.LastStep))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The secrets of a person's registered methods of one kind, by method; one query also where there is no such person (attack 11).</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredSecret>> FindSecretsAsync(Guid personId, string method, CancellationToken cancellationToken) =>
        await database.Set<MethodRow>().AsNoTracking().Where(row => row.PersonId == personId && row.Method == method && row.SealedSecret != null)
            .ToDictionaryAsync(row => row.Id, row => new StoredSecret(row.SealedSecret!, row.LastStep), cancellationToken);

    /// <summary>Spends a time step and all before it (RFC 6238 section 5.2). Of any number of callers one gets <see langword="true"/>.</summary>
    public async Task<bool> TrySpendStepAsync(Guid personId, Guid methodId, long step, CancellationToken cancellationToken) =>
        await database.Set<MethodRow>()
            .Where(row => row.Id == methodId && row.PersonId == personId && (row.LastStep == null || row.LastStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellationToken) == 1;

    /// <summary>Sees to it that exactly one method that can do two-step verification is the default, if there is any; one that just came back stays what it was.</summary>
    public async Task EnsureDefaultAsync(Guid personId, Guid? restored, CancellationToken cancellationToken)
    {
        string[] twoStep = [.. MethodCatalogue.All.OfType<TwoStepMethod>().Select(method => method.Name)];
        var first = await Registered(personId).Where(row => twoStep.Contains(row.Method))
            .OrderByDescending(row => row.IsDefault && row.Id == restored).ThenByDescending(row => row.IsDefault).ThenBy(row => row.RegisteredAt)
            .Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        await SetDefaultAsync(personId, first, cancellationToken);
    }

    private IQueryable<MethodRow> Registered(Guid personId) => database.Set<MethodRow>().Where(row => row.PersonId == personId);

    /// <summary>
    /// Writes down, in the caller's write, that a method answered as second step: from then on its age is counted (attack 4). <see langword="false"/>
    /// if the person does not have it any more.
    /// </summary>
    public async Task<bool> TryMarkProvenAsync(Guid personId, Guid methodId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.Set<MethodRow>().Where(row => row.Id == methodId && row.PersonId == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ProvenAt, at), cancellationToken) == 1;

    private static int Most(string method) => method switch
    {
        _ when Authenticators.Contains(method) => MostAuthenticatorApps,
        _ when method == MethodCatalogue.SecurityKey.Name => MostSecurityKeys,
        _ => int.MaxValue,
    };

    // Of two people who register the same credential at one moment one has it.
    private async Task<bool> TryAddAsync(StoredKey key, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO security_keys (method_id, person_id, credential_id, public_key, relying_party_id, aaguid, transports, signature_counter,
                 is_discoverable, is_user_verified, is_backup_eligible, is_backed_up, attestation_format)
             VALUES ({key.MethodId}, {key.PersonId}, {key.CredentialId}, {key.PublicKey}, {key.RelyingPartyId}, {key.Aaguid}, {key.Transports},
                 {key.SignatureCounter}, {key.IsDiscoverable}, {key.IsUserVerified}, {key.IsBackupEligible}, {key.IsBackedUp}, {key.AttestationFormat})
             ON CONFLICT (credential_id) DO NOTHING
             """,
            cancellationToken) == 1;

    private static SecurityAnswerRow Row(PendingMethod pending, StoredAnswer answer) => new()
    {
        MethodId = pending.Id,
        PersonId = pending.PersonId,
        QuestionId = answer.QuestionId,
        Hash = answer.Hash,
    };

    private static MethodRow Row(MethodCommit commit, bool isDefault) => new()
    {
        Id = commit.Pending.Id,
        PersonId = commit.Pending.PersonId,
        Method = commit.Pending.Method,
        Channel = commit.Channel,
        Label = commit.Label,
        RegisteredAt = commit.Now,
        RegisteredUnder = commit.RegisteredUnder,
        IsDefault = isDefault,
        SealedSecret = commit.Pending.SealedSecret.Length == 0 ? null : commit.Pending.SealedSecret,
        LastStep = commit.LastStep,
        Phone = commit.Phone,
        MailDomain = commit.MailDomain,
    };

    private IQueryable<PendingMethod> Alive(Guid personId, DateTimeOffset now) =>
        database.Set<PendingMethod>()
            .Where(row => row.PersonId == personId && row.ExpiresAt > now)
            .Where(row => database.Users.Any(person => person.Id == personId && person.Epoch == row.Epoch && !person.IsDisabled));
}

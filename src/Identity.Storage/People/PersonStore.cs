using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Storage.Methods;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.People;

/// <summary>People, beyond what ASP.NET Core Identity keeps of them.</summary>
public sealed class PersonStore(IdentityDatabase database)
{
    /// <summary>
    /// The person whose user name, or else whose only email address, is <paramref name="normalizedName"/>; one query for known and
    /// unknown names alike (attack 11).
    /// </summary>
    public async Task<SignInCandidate?> FindForSignInAsync(string normalizedName, CancellationToken cancellationToken)
    {
        var found = await database.Users
            .Where(person => person.NormalizedUserName == normalizedName || person.NormalizedEmail == normalizedName)
            .OrderBy(person => person.NormalizedUserName == normalizedName ? 0 : 1)
            .Select(person => new
            {
                IsByName = person.NormalizedUserName == normalizedName,
                Candidate = new SignInCandidate(person.Id, person.PasswordHash, person.Epoch, person.IsDisabled),
            })
            .Take(2)
            .ToListAsync(cancellationToken);
        return found is [{ IsByName: true }, ..] or [_] ? found[0].Candidate : null;
    }

    /// <summary>
    /// The schemes, beside ours, in which anybody's password is still hashed: unknown names must cost as much as those people (attack 11).
    /// The query goes from one scheme to the next in the index, however many people there are.
    /// </summary>
    public async Task<IReadOnlyList<string>> ForeignSchemesAsync(CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<string>(
            $"""
             WITH RECURSIVE schemes (scheme) AS (
                 SELECT MIN(password_scheme) FROM people
                 UNION ALL
                 SELECT (SELECT MIN(password_scheme) FROM people WHERE password_scheme > schemes.scheme) FROM schemes WHERE schemes.scheme IS NOT NULL)
             SELECT scheme AS "Value" FROM schemes WHERE scheme IS NOT NULL AND scheme <> {Person.OwnScheme}
             """).ToListAsync(cancellationToken);

    /// <summary>Replaces a hash by one of the same password; <see langword="false"/> if the password has changed meanwhile.</summary>
    public async Task<bool> TryUpgradeHashAsync(Guid id, string oldHash, string newHash, CancellationToken cancellationToken)
    {
        // A person read before must not be saved over this one.
        var stamp = Guid.CreateVersion7().ToString();
        return await database.Users.Where(person => person.Id == id && person.PasswordHash == oldHash).ExecuteUpdateAsync(
            set => set
                .SetProperty(person => person.PasswordHash, newHash)
                .SetProperty(person => person.PasswordScheme, Person.OwnScheme)
                .SetProperty(person => person.ConcurrencyStamp, stamp),
            cancellationToken) == 1;
    }

    /// <summary>Everybody who is not switched off, counted by the groups that they are in.</summary>
    public async Task<IReadOnlyList<PeopleAlike>> CountByGroupsAsync(CancellationToken cancellationToken)
    {
        var people = await database.Users.Where(person => !person.IsDisabled)
            .Select(person => database.Set<MembershipRow>().Where(row => row.PersonId == person.Id).Select(row => row.GroupName).ToList())
            .ToListAsync(cancellationToken);
        return
        [
            .. people.GroupBy(groups => string.Join('\n', groups.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
                .Select(alike => new PeopleAlike(alike.First().ToHashSet(StringComparer.Ordinal), alike.Count())),
        ];
    }

    /// <summary>What a new password is compared with; <see langword="null"/> if there is no such person, or the account is switched off.</summary>
    public Task<PasswordOwner?> FindPasswordOwnerAsync(Guid id, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == id && !person.IsDisabled)
            .Select(person => new PasswordOwner
            {
                Id = person.Id,
                UserName = person.UserName!,
                DisplayName = person.DisplayName,
                Email = person.Email,
                PasswordHash = person.PasswordHash,
                Epoch = person.Epoch,
            })
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Gives the person a new password, hashed by our scheme, and ends all that began before (attack 1): the person's epoch is one more than
    /// <paramref name="expectedEpoch"/> afterwards. <see langword="false"/> if it has changed meanwhile, or the account is switched off.
    /// </summary>
    /// <param name="id">The person.</param>
    /// <param name="expectedEpoch">The epoch in which the change was allowed.</param>
    /// <param name="hash">The new password's hash.</param>
    /// <param name="mustChange">Whether the person has to choose another one at the next sign-in, because somebody else knows this one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TrySetPasswordAsync(Guid id, long expectedEpoch, string hash, bool mustChange, CancellationToken cancellationToken)
    {
        // A person read before must not be saved over this one.
        var stamp = Guid.CreateVersion7().ToString();
        return await database.Users.Where(person => person.Id == id && person.Epoch == expectedEpoch && !person.IsDisabled).ExecuteUpdateAsync(
            set => set
                .SetProperty(person => person.PasswordHash, hash)
                .SetProperty(person => person.PasswordScheme, Person.OwnScheme)
                .SetProperty(person => person.Epoch, person => person.Epoch + 1)
                .SetProperty(person => person.MustChangePassword, mustChange)
                .SetProperty(person => person.ConcurrencyStamp, stamp),
            cancellationToken) == 1;
    }

    /// <summary>Has the person choose a new password before anything else, in sign-ins that are under way too.</summary>
    public Task RequirePasswordChangeAsync(Guid id, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.MustChangePassword, true), cancellationToken);

    /// <summary>Makes these the groups that the person is in.</summary>
    public async Task SetGroupsAsync(Guid id, IReadOnlyCollection<string> groups, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<MembershipRow>().Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await database.InsertAsync(
            groups.Distinct(StringComparer.Ordinal).Select(group => new MembershipRow { PersonId = id, GroupName = group }), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Ends all of the person's that began before now: proofs, transactions, half-made methods, sessions, grants (attack 1).</summary>
    public Task RaiseEpochAsync(Guid id, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch + 1), cancellationToken);

    /// <summary>
    /// Freezes an account that has no second step left, in the write that took the last one away: a password alone registers no new one, an access
    /// pass does. <see langword="false"/> if there is a second step.
    /// </summary>
    public async Task<bool> TryFreezeBareAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] twoStep = [.. MethodCatalogue.All.OfType<TwoStepMethod>().Select(method => method.Name)];
        return await database.Users.Where(person => person.Id == id)
            .Where(_ => !database.Set<MethodRow>().Any(row => row.PersonId == id && twoStep.Contains(row.Method)))
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.FrozenAt, now), cancellationToken) == 1;
    }

    /// <summary>Switches the account off or on; either way nothing that began before goes on (attack 1).</summary>
    public Task SetDisabledAsync(Guid id, bool disabled, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(person => person.Epoch, person => person.Epoch + 1)
                .SetProperty(person => person.IsDisabled, disabled),
            cancellationToken);

    /// <summary>What claims can tell of an active person; <see langword="null"/> if there is none.</summary>
    public Task<StoredProfile?> FindProfileAsync(Guid id, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == id && !person.IsDisabled)
            .Select(person => new StoredProfile
            {
                Id = person.Id,
                UserName = person.UserName!,
                Email = person.Email,
                EmailConfirmed = person.EmailConfirmed,
                DisplayName = person.DisplayName,
                PhoneNumber = person.PhoneNumber,
                PhoneNumberConfirmed = person.PhoneNumberConfirmed,
                Profile = person.Profile,
                UpdatedAt = person.UpdatedAt ?? person.CreatedAt,
            })
            .SingleOrDefaultAsync(cancellationToken);
}

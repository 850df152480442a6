using System.Data.Common;
using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn;
using Identity.Server.AppPasswords;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Storage.AppPasswords;
using Identity.Storage.Auditing;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Identity.Server.LegacyDoors;

/// <summary>Judges a user name and an app password at a door: one keyed digest, a look-up, and the exit gate (rule 1).</summary>
/// <remarks>
/// Passwords of accounts are never looked at: what is not an app password is wrong, and no slow hash is computed for anybody (attack 11). A
/// name that nobody has costs the same queries and rows as one that somebody has.
/// </remarks>
internal sealed partial class DoorCheck(
    PersonStore people,
    AppPasswordStore passwords,
    AppPasswordDigests digests,
    FactsReader reader,
    DoorCounters counters,
    ILookupNormalizer normalizer,
    MasterKey masterKey,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<DoorCheck> logger)
{
    /// <summary>Asks. A check that fails is a no (fault 9).</summary>
    public async Task<DoorAnswer> AskAsync(DoorAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await JudgeAsync(attempt, cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException)
        {
            LogUnavailable(logger, attempt.ClientId, failure);
            return new DoorAnswer.Unavailable();
        }
    }

    private async Task<DoorAnswer> JudgeAsync(DoorAttempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var name = normalizer.NormalizeName(attempt.UserName.Trim().Replace('\uFFFE', '\uFFFD'));
        var personId = (await people.FindForSignInAsync(name, cancellationToken))?.Id;
        var id = personId ?? Guid.Empty;
        var found = await passwords.FindAsync(id, digests.Of(id, AppPasswordText.Read(attempt.Password)), cancellationToken);
        var told = await passwords.FindPlaceAsync(id, attempt.Place, cancellationToken);
        var isKnown = AppPasswordRules.IsKnown(told.Values, now);
        var keys = DoorCounterKeys.Of(personId, masterKey.Digest("name", name), attempt.Place, isKnown);
        var locked = await counters.FindLockAsync(keys, now, cancellationToken);
        var facts = await reader.ReadAsync(new FactsQuery { PersonId = id }, now, cancellationToken);
        var decision = ExitGate.Decide(
            facts.Policy.Document,
            facts.Person?.Facts,
            found is null ? null : new AppPasswordProof(found),
            new DoorRequest(attempt.Door, attempt.ClientId, attempt.Address),
            now);

        // Nobody guesses an app password, so the lock is for strangers: it never keeps a person out of a place that is known.
        if (locked is { } until && !(isKnown && decision is DoorDecision.Open))
        {
            return new DoorAnswer.Locked(until);
        }

        if (decision is DoorDecision.Open(var authentication))
        {
            DateTimeOffset? toldAt = told.TryGetValue(found!.Id, out var at) ? at : null;
            await LetInAsync(attempt, found, keys, toldAt, now, cancellationToken);
            return new DoorAnswer.Opened(facts.Person!, found, authentication);
        }

        var reason = ((DoorDecision.Refuse)decision).Reason;
        await RefuseAsync(attempt, personId, found, keys, reason, now, cancellationToken);
        return new DoorAnswer.Refused(reason);
    }

    private async Task LetInAsync(
        DoorAttempt attempt, AppPassword password, DoorCounterKeys keys, DateTimeOffset? toldAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await counters.ClearAsync(keys, cancellationToken);
        if (AppPasswordRules.IsNewUse(password, attempt.Door, attempt.Place, now))
        {
            await passwords.UsedAsync(password.Id, attempt.Door, attempt.Place, now, cancellationToken);
        }

        if (AppPasswordRules.IsNews(toldAt, now))
        {
            await passwords.ToldAsync(password.Id, attempt.Place, now, cancellationToken);
            await audit.AddAsync(Event(AuditKinds.AppPasswordUsed, attempt, password.PersonId) with { Details = password.Name }, cancellationToken);
        }
    }

    // A program that goes on with a password that ended, or that is refused for another reason, guesses nothing: it is told of once and not counted.
    private async Task RefuseAsync(
        DoorAttempt attempt,
        Guid? personId,
        AppPassword? found,
        DoorCounterKeys keys,
        DoorRefusal reason,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var isNews = found is null
            ? await counters.ChargeAsync(keys, attempt.Password, now, cancellationToken)
            : await counters.IsNewsAsync(found, reason, cancellationToken);
        if (isNews)
        {
            await audit.AddAsync(
                Event(AuditKinds.AppPasswordRefused, attempt, personId) with
                {
                    ActorId = null,
                    Data = $"\"{(personId is null ? keys.Person : reason)}\"",
                    Details = found?.Name,
                },
                cancellationToken);
        }
    }

    private AuditEvent Event(string kind, DoorAttempt attempt, Guid? personId) =>
        audit.Event(kind, personId) with { ClientId = attempt.ClientId, Address = attempt.Address?.ToString() };

    [LoggerMessage(EventId = 2401, Level = LogLevel.Error, Message = "{Door} stayed shut because the check failed")]
    private static partial void LogUnavailable(ILogger logger, string door, Exception failure);
}

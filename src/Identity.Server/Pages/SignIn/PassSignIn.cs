using Identity.Domain.AccessPasses;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.AccessPasses;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Server.Passwords;
using Identity.Storage.AccessPasses;
using Identity.Storage.Attempts;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Pages.SignIn;

/// <summary>User name and temporary access pass, in the place of password and second step.</summary>
/// <remarks>
/// A name that nobody has costs the same queries and the same rows as one that somebody has, up to the moment at which a pass is right, and
/// a pass that is over, spent or not yet good is as wrong as any other (attack 11).
/// </remarks>
internal sealed class PassSignIn(
    PersonStore people,
    FactsReader facts,
    AccessPassStore passes,
    AccessPassDigests digests,
    AttemptStore attempts,
    PasswordLocks locks,
    ILookupNormalizer normalizer,
    JourneyRecorder recorder,
    AuditTrail audit,
    MasterKey masterKey,
    TimeProvider clock)
{
    /// <summary>Tries a name and a pass.</summary>
    public async Task<PasswordSignInOutcome> AttemptAsync(Journey journey, string userName, string typed, CancellationToken cancellationToken)
    {
        // This one is no character: it cannot be normalized, and nobody has it in a name.
        var name = normalizer.NormalizeName(userName.Trim().Replace('\uFFFE', '\uFFFD'));
        var candidate = await people.FindForSignInAsync(name, cancellationToken);
        var counters = locks.ForPass(name, candidate?.Id);
        var personId = candidate?.Id ?? Guid.Empty;
        var digest = digests.Of(personId, AccessPassText.Read(typed));
        var byName = await ChargeAsync(counters.Name, digest, journey.Now, cancellationToken);
        var byPerson = await ChargeAsync(counters.Person, digest, journey.Now, cancellationToken);
        var found = await facts.ReadAsync(new FactsQuery { PersonId = personId }, journey.Now, cancellationToken);
        var pass = await passes.FindAsync(personId, digest, cancellationToken);
        if (byName is AttemptVerdict.Locked(var until))
        {
            return await RefuseAsync(journey, candidate, counters, new PasswordSignInOutcome.Locked(until), cancellationToken);
        }

        return byPerson is AttemptVerdict.Locked || pass is null || candidate is null || found.Person is not { } person || !IsGood(pass, person.Facts, found, journey.Now)
            ? await RefuseAsync(journey, candidate, counters, new PasswordSignInOutcome.Rejected(), cancellationToken)
            : await AcceptAsync(journey, candidate, userName, pass, counters, cancellationToken);
    }

    private static bool IsGood(AccessPass pass, PersonFacts person, SignInFacts found, DateTimeOffset now) =>
        !person.IsDisabled && pass.IsLive(person.Epoch, now)
        && (pass.IsBreakGlass || found.Policy.Document.AccessPass.Covers(person.Groups));

    private Task<AttemptVerdict> ChargeAsync(string key, string digest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wrong = masterKey.Digest("wrong-pass", $"{key}:{digest}");
        return attempts.ChargeAsync(key, state => PasswordLockout.Charge(state, wrong, now), cancellationToken);
    }

    private async Task<PasswordSignInOutcome> RefuseAsync(
        Journey journey, SignInCandidate? candidate, PasswordCounters counters, PasswordSignInOutcome outcome, CancellationToken cancellationToken)
    {
        var refused = audit.Event(AuditKinds.PassRefused, candidate?.Id) with
        {
            ActorId = null,
            ClientId = journey.Client.ClientId,
            Data = candidate is null ? $"\"{counters.Person}\"" : null,
        };
        await audit.AddAsync(refused, cancellationToken);
        return outcome;
    }

    private async Task<PasswordSignInOutcome> AcceptAsync(
        Journey journey, SignInCandidate candidate, string userName, AccessPass pass, PasswordCounters counters, CancellationToken cancellationToken)
    {
        // Naming another person empties the transaction: nothing that somebody else proved is left in it (attack 5).
        var isSame = journey.Transaction.PersonId == candidate.Id;
        var next = journey.Transaction with
        {
            PersonId = candidate.Id,
            Epoch = pass.Epoch,
            UserName = userName.Trim(),
            ConsentedAt = isSame ? journey.Transaction.ConsentedAt : null,
            Proofs = ProofSet.Merge(isSame ? journey.Transaction.Proofs : [], [new PassProof(pass.Id, pass.ExpiresAt, journey.Now, pass.Epoch)]),
        };
        var isUsed = false;
        var proven = audit.Event(AuditKinds.PassProven, candidate.Id) with { ClientId = journey.Client.ClientId };
        var recorded = await recorder.RecordAsync(
            journey,
            next,
            async () =>
            {
                isUsed = await passes.TryUseAsync(pass, clock.GetUtcNow(), cancellationToken);
                return isUsed && await SettleAsync(counters, cancellationToken);
            },
            proven,
            cancellationToken);
        return (recorded, isUsed) switch
        {
            ({ } done, _) => new PasswordSignInOutcome.Accepted(done),
            (null, true) => new PasswordSignInOutcome.Overtaken(),
            _ => await RefuseAsync(journey, candidate, counters, new PasswordSignInOutcome.Rejected(), cancellationToken),
        };
    }

    private async Task<bool> SettleAsync(PasswordCounters counters, CancellationToken cancellationToken)
    {
        await attempts.UpdateAsync(counters.Name, state => (PasswordLockout.Clear(state), true), cancellationToken);
        return await attempts.UpdateAsync(counters.Person, state => (PasswordLockout.Clear(state), true), cancellationToken);
    }
}

using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Server.Passwords;
using Identity.Server.RememberedDevices;
using Identity.Storage.Attempts;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Pages.SignIn;

/// <summary>The first factor: user name and password.</summary>
/// <remarks>
/// A name that nobody has costs the same queries, the same rows and the same hashes as one that somebody has, up to the moment at
/// which a password is right (attack 11).
/// </remarks>
internal sealed class PasswordSignIn(
    PersonStore people,
    AttemptStore attempts,
    PasswordHashes passwords,
    PasswordLocks locks,
    ILookupNormalizer normalizer,
    JourneyRecorder recorder,
    AuditTrail audit,
    MasterKey masterKey,
    BrowserState browser,
    DeviceMemory memory)
{
    /// <summary>Tries a name and a password.</summary>
    public async Task<PasswordSignInOutcome> AttemptAsync(Journey journey, string userName, string password, CancellationToken cancellationToken)
    {
        // This one is no character: it cannot be normalized, and nobody has it in a name.
        var name = normalizer.NormalizeName(userName.Trim().Replace('\uFFFE', '\uFFFD'));
        var candidate = await people.FindForSignInAsync(name, cancellationToken);
        var foreignSchemes = await people.ForeignSchemesAsync(cancellationToken);
        var counters = locks.For(name, candidate?.Id);
        var byName = await ChargeAsync(counters.Name, password, journey.Now, cancellationToken);
        var byPerson = await ChargeAsync(counters.Person, password, journey.Now, cancellationToken);
        var check = passwords.Check(candidate?.PasswordHash, password, foreignSchemes);
        if (byName is AttemptVerdict.Locked(var until))
        {
            await RefuseAsync(journey, candidate, counters, cancellationToken);
            return new PasswordSignInOutcome.Locked(until);
        }

        if (byPerson is AttemptVerdict.Locked || !check.IsRight || candidate is null or { IsDisabled: true })
        {
            await RefuseAsync(journey, candidate, counters, cancellationToken);
            return new PasswordSignInOutcome.Rejected();
        }

        return await AcceptAsync(journey, candidate, userName, password, counters, check.NeedsUpgrade, cancellationToken);
    }

    private Task<AttemptVerdict> ChargeAsync(string key, string password, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = masterKey.Digest("wrong-password", $"{key}:{password}");
        return attempts.ChargeAsync(key, state => PasswordLockout.Charge(state, digest, now), cancellationToken);
    }

    private Task RefuseAsync(Journey journey, SignInCandidate? candidate, PasswordCounters counters, CancellationToken cancellationToken) =>
        audit.AddAsync(
            audit.Event(AuditKinds.PasswordRefused, candidate?.Id) with
            {
                ActorId = null,
                ClientId = journey.Client.ClientId,
                Data = candidate is null ? $"\"{counters.Person}\"" : null,
            },
            cancellationToken);

    private async Task<PasswordSignInOutcome> AcceptAsync(
        Journey journey, SignInCandidate candidate, string userName, string password, PasswordCounters counters, bool upgrade, CancellationToken cancellationToken)
    {
        // Naming another person empties the transaction: nothing that somebody else proved is left in it (attack 5).
        var kept = journey.Transaction.PersonId == candidate.Id ? journey.Transaction.Proofs : [];
        var device = await memory.RecogniseAsync(candidate.Id, candidate.Epoch, journey.Now, cancellationToken);
        var next = journey.Transaction with
        {
            PersonId = candidate.Id,
            Epoch = candidate.Epoch,
            UserName = userName.Trim(),
            ConsentedAt = journey.Transaction.PersonId == candidate.Id ? journey.Transaction.ConsentedAt : null,
            Proofs = ProofSet.Merge(kept, [new PasswordProof(journey.Now, candidate.Epoch) { Network = NetworkIn(journey) }, .. Of(device)]),
        };
        var proven = audit.Event(AuditKinds.PasswordProven, candidate.Id) with { ClientId = journey.Client.ClientId };
        var recorded = await recorder.RecordAsync(
            journey, next, () => SettleAsync(candidate, password, counters, upgrade, device is not null, proven, cancellationToken), proven, cancellationToken);
        return recorded is null ? new PasswordSignInOutcome.Overtaken() : new PasswordSignInOutcome.Accepted(recorded);
    }

    private string? NetworkIn(Journey journey) => journey.Facts.Policy.Document.FirstRegistration.NetworkOf(browser.CertainAddress);

    private async Task<bool> SettleAsync(
        SignInCandidate candidate, string password, PasswordCounters counters, bool upgrade, bool isRecognised, AuditEvent proven, CancellationToken cancellationToken)
    {
        await attempts.UpdateAsync(counters.Name, state => (PasswordLockout.Clear(state), true), cancellationToken);
        await attempts.UpdateAsync(counters.Person, state => (PasswordLockout.Clear(state), true), cancellationToken);
        if (upgrade
            && await people.TryUpgradeHashAsync(candidate.Id, candidate.PasswordHash!, passwords.HashPassword(new Person(), password), cancellationToken))
        {
            await audit.AddAsync(audit.Event(AuditKinds.PasswordHashUpgraded, candidate.Id) with { At = proven.At }, cancellationToken);
        }

        if (isRecognised)
        {
            await audit.AddAsync(audit.Event(AuditKinds.DeviceRecognised, candidate.Id) with { At = proven.At, ClientId = proven.ClientId }, cancellationToken);
        }

        return true;
    }

    private static IEnumerable<SignInProof> Of(RememberedDeviceProof? device) => device is null ? [] : [device];
}

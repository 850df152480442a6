using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Methods;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Totp;

/// <summary>Registers an authenticator app: a pending key first, a method once a code made with it was typed (rule 3).</summary>
internal sealed class TotpEnrollment(
    MethodStore methods,
    CodeAttempts attempts,
    JourneyRecorder recorder,
    AuditTrail audit,
    MethodNotices notices,
    ISecretSeal seal,
    IOptions<BrandingOptions> branding)
{
    /// <summary>The pending key of this sign-in; <see langword="null"/> if there is none that is alive.</summary>
    public async Task<PendingTotp?> FindAsync(Journey journey, CancellationToken cancellationToken)
    {
        var person = journey.Person!;
        var pending = await methods.FindPendingAsync(journey.Transaction.Key, person.Facts.Id, MethodCatalogue.Totp.Name, journey.Now, cancellationToken);
        if (pending is null)
        {
            return null;
        }

        var secret = TotpSecret.Open(seal, pending.PersonId, pending.Id, pending.SealedSecret);
        return new PendingTotp(pending, new TotpSetup(branding.Value.OrganisationName, person.UserName, secret));
    }

    /// <summary>Makes a pending key unless one is alive: a reload or a second click never changes the QR code.</summary>
    public async Task BeginAsync(Journey journey, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, cancellationToken) is not null)
        {
            return;
        }

        var person = journey.Person!.Facts;
        var id = Guid.CreateVersion7(journey.Now);
        await methods.BeginAsync(
            new PendingMethod
            {
                Id = id,
                PersonId = person.Id,
                Epoch = person.Epoch,
                TransactionKey = journey.Transaction.Key,
                Method = MethodCatalogue.Totp.Name,
                SealedSecret = TotpSecret.New().Seal(seal, person.Id, id),
                CreatedAt = journey.Now,
                ExpiresAt = journey.Now + JourneyRecorder.RegistrationSession,
            },
            cancellationToken);
    }

    /// <summary>Judges the code and, if it is right, registers the app: one transaction with the proof, the audit event, the notice and the gate's answer.</summary>
    public async Task<TotpConfirmation> ConfirmAsync(
        Journey journey, EnrollmentPermit permit, string code, string label, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, cancellationToken) is not { } found)
        {
            return new TotpConfirmation.Gone();
        }

        var verdict = await attempts.ChargeAsync(permit.PersonId, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new TotpConfirmation.Answered(new CodeAnswer.Locked(until));
        }

        var match = TotpCodes.Match(found.Setup.Secret, code, journey.Now);
        if (match.Step is not { } step)
        {
            return new TotpConfirmation.Answered(new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, journey.Now), match.MinutesOff));
        }

        await attempts.RefundAsync(permit.PersonId, cancellationToken);
        return await CommitAsync(journey, permit, found.Pending, step, label, cancellationToken);
    }

    private async Task<TotpConfirmation> CommitAsync(
        Journey journey, EnrollmentPermit permit, PendingMethod pending, long step, string label, CancellationToken cancellationToken)
    {
        var channel = $"totp:{pending.Id}";
        var proof = new TwoStepProof(MethodCatalogue.Totp, pending.Id, channel, journey.Now, permit.Epoch, atRegistration: true);
        var next = journey.Transaction with
        {
            PersonId = permit.PersonId,
            Epoch = permit.Epoch,
            Proofs = ProofSet.Merge(journey.Transaction.Proofs, [proof]),
        };
        var commit = new MethodCommit
        {
            Pending = pending,
            Channel = channel,
            Label = label,
            LastStep = step,
            RegisteredUnder = permit.Level,
            Beside = [.. journey.Person!.Facts.Methods.Select(method => method.Id)],
            Now = journey.Now,
        };
        var outcome = CommitOutcome.Gone;
        var recorded = await recorder.RecordAsync(
            journey,
            next,
            async () =>
            {
                outcome = await methods.TryCommitAsync(commit, cancellationToken);
                if (outcome != CommitOutcome.Committed)
                {
                    return false;
                }

                await notices.AddedAsync(journey, MethodCatalogue.Totp, pending.Id, cancellationToken);
                return true;
            },
            audit.Event(AuditKinds.MethodRegistered, journey) with { Data = $"\"{MethodCatalogue.Totp}\"" },
            cancellationToken);
        if (recorded is not null)
        {
            notices.Committed();
        }

        return (recorded, outcome) switch
        {
            ({ } registered, _) => new TotpConfirmation.Registered(registered),
            (null, CommitOutcome.TooMany) => new TotpConfirmation.TooMany(),
            _ => new TotpConfirmation.Gone(),
        };
    }
}

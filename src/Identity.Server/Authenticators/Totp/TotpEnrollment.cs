using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Keys;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Methods;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Totp;

/// <summary>Registers an authenticator app: a pending key first, a method once a code made with it was typed (rule 3).</summary>
internal sealed class TotpEnrollment(
    MethodStore methods,
    CodeAttempts attempts,
    MethodRegistration registration,
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

        var secret = TotpSecret.New();
        await methods.BeginAsync(NewPending.In(journey, MethodCatalogue.Totp, (personId, id) => secret.Seal(seal, personId, id)), cancellationToken);
    }

    /// <summary>Judges the code and, if it is right, registers the app.</summary>
    public async Task<MethodConfirmation> ConfirmAsync(
        Journey journey, EnrollmentPermit permit, string code, string label, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, cancellationToken) is not { } found)
        {
            return new MethodConfirmation.Gone();
        }

        var verdict = await attempts.ChargeAsync(permit.PersonId, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new MethodConfirmation.Answered(new CodeAnswer.Locked(until));
        }

        var match = TotpCodes.Match(found.Setup.Secret, DeviceClock.OfApp, code, journey.Now);
        if (match.Step is not { } step)
        {
            return new MethodConfirmation.Answered(new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, journey.Now), match.MinutesOff));
        }

        await attempts.RefundAsync(permit.PersonId, cancellationToken);
        var proof = new TwoStepProof(
            MethodCatalogue.Totp, found.Pending.Id, $"totp:{found.Pending.Id}", journey.Now, permit.Epoch, atRegistration: true);

        // The step is written with the method: nothing else is spent.
        return await registration.CommitAsync(
            journey, permit, NewMethod.Proven(found.Pending, proof, label) with { LastStep = step }, () => Task.FromResult(true), cancellationToken);
    }
}

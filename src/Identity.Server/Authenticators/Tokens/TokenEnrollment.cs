using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Storage.Methods;
using Identity.Storage.Tokens;

namespace Identity.Server.Authenticators.Tokens;

/// <summary>
/// Activates hardware tokens: one that was assigned to the person, or one of the stock that the person claims by its serial number. It is
/// registered once a code of it was typed, and not before (rule 3).
/// </summary>
/// <remarks>
/// A serial number that is unknown, one of somebody else's token and a wrong code have one answer and one price, so that serial numbers cannot be
/// fished for.
/// </remarks>
internal sealed class TokenEnrollment(
    HardwareTokenStore tokens, MethodStore methods, CodeAttempts attempts, MethodRegistration registration, ISecretSeal seal)
{
    /// <summary>The token that was assigned to the person and waits to be activated; <see langword="null"/> if there is none.</summary>
    public Task<StoredToken?> FindAssignedAsync(Journey journey, CancellationToken cancellationToken) =>
        tokens.FindAssignedAsync(journey.Person!.Facts.Id, cancellationToken);

    /// <summary>Judges what was typed and, if it is right, registers the token under a name that its serial number ends.</summary>
    public async Task<MethodConfirmation> ConfirmAsync(
        Journey journey, EnrollmentPermit permit, TypedToken typed, Func<TokenSerial, string> label, CancellationToken cancellationToken)
    {
        var verdict = await attempts.ChargeAsync(permit.PersonId, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new MethodConfirmation.Answered(new CodeAnswer.Locked(until));
        }

        var token = await FindAsync(journey, permit, typed.Serial, cancellationToken);
        var secret = token is null ? TotpDevice.OfNobody.Secret : TokenKey.Open(seal, token.Id, token.SealedSecret);
        var clock = token?.Clock ?? TotpDevice.OfNobody.Clock;
        var match = typed.Next is { } next
            ? TotpCodes.MatchPair(secret, clock, typed.Code, next, journey.Now)
            : TotpCodes.Match(secret, clock, typed.Code, journey.Now);
        if (token is null || match.Step is not { } step)
        {
            return new MethodConfirmation.Answered(Refusal(token is null ? null : match, typed, CodeAttempts.TriesLeft(verdict, journey.Now)));
        }

        await attempts.RefundAsync(permit.PersonId, cancellationToken);
        return await CommitAsync(journey, permit, token, secret, step, label(TokenSerial.Parse(token.Serial)!), cancellationToken);
    }

    private async Task<MethodConfirmation> CommitAsync(
        Journey journey, EnrollmentPermit permit, StoredToken token, TotpSecret secret, long step, string label, CancellationToken cancellationToken)
    {
        var isTaken = false;
        var pending = NewPending.In(journey, MethodCatalogue.HardwareToken, (personId, id) => secret.Seal(seal, personId, id));
        var proof = new TwoStepProof(MethodCatalogue.HardwareToken, pending.Id, token.Channel, journey.Now, permit.Epoch, atRegistration: true);
        var activation = new TokenActivation(
            token.Id, permit.PersonId, pending.Id, step, token.Clock.HeardAt(step, journey.Now).Drift, journey.Now);
        var confirmation = await registration.CommitAsync(journey, permit, NewMethod.Proven(pending, proof, label), TakeAsync, cancellationToken);
        return confirmation is MethodConfirmation.Gone && !isTaken ? new MethodConfirmation.Answered(new CodeAnswer.Used()) : confirmation;

        // In the same transaction: there is no moment at which it is half-made, or somebody's and no method.
        async Task<bool> TakeAsync()
        {
            isTaken = await tokens.TryActivateAsync(activation, cancellationToken);
            if (isTaken)
            {
                await methods.BeginAsync(pending, cancellationToken);
            }

            return isTaken;
        }
    }

    private async Task<StoredToken?> FindAsync(Journey journey, EnrollmentPermit permit, TokenSerial? serial, CancellationToken cancellationToken)
    {
        var found = serial is null ? await FindAssignedAsync(journey, cancellationToken) : await tokens.FindAsync(serial, cancellationToken);
        return found is { MethodId: null } && (found.PersonId is null || found.PersonId == permit.PersonId) ? found : null;
    }

    // A clock that is a little off is believed once it has shown two codes in a row: one code alone would be guessed too easily among so many.
    private static CodeAnswer Refusal(TotpMatch? match, TypedToken typed, int triesLeft) =>
        typed.Next is null && match is { IsNear: true } ? new CodeAnswer.NextNeeded() : new CodeAnswer.Wrong(triesLeft, match?.MinutesOff);
}

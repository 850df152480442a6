using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Storage.Methods;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step of a sign-in.</summary>
internal sealed class SecondStep(
    AuthenticatorSet authenticators, PhoneAuthenticator phones, MethodStore methods, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>Lets the method that is asked first do beforehand what it can: the code is on its way while the page opens.</summary>
    public Task PrepareAsync(RecordedJourney recorded, CancellationToken cancellationToken) =>
        recorded.Decision is GateDecision.Challenge([var first, ..])
            ? authenticators.For(first.Method).PrepareAsync(recorded.Journey, first, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Tries a code with one of the methods that the gate has named.</summary>
    public async Task<SecondStepOutcome> AttemptAsync(Journey journey, RegisteredMethod method, string code, CancellationToken cancellationToken) =>
        await RecordAsync(journey, method, await authenticators.For(method.Method).AnswerAsync(journey, method, code, cancellationToken), cancellationToken);

    /// <summary>Goes on if the person's telephone was answered.</summary>
    public async Task<SecondStepOutcome> AttemptCallAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) =>
        await RecordAsync(journey, method, await phones.AnswerCallAsync(journey, method, cancellationToken), cancellationToken);

    private async Task<SecondStepOutcome> RecordAsync(Journey journey, RegisteredMethod method, CodeAnswer answer, CancellationToken cancellationToken)
    {
        if (answer is not CodeAnswer.Right(var proof))
        {
            await audit.AddAsync(audit.Event(AuditKinds.SecondStepRefused, journey) with { Data = $"\"{method.Method}\"" }, cancellationToken);
            return new SecondStepOutcome.Refused(answer);
        }

        var next = journey.Transaction with
        {
            PersonId = journey.Person!.Facts.Id,
            Epoch = proof.Epoch,
            Proofs = ProofSet.Merge(journey.Transaction.Proofs, [proof]),
        };
        var proven = audit.Event(AuditKinds.SecondStepProven, journey) with { Data = $"\"{method.Method}\"" };
        var recorded = await recorder.RecordAsync(
            journey, next, () => methods.TryMarkProvenAsync(journey.Person.Facts.Id, method.Id, proof.At, cancellationToken), proven, cancellationToken);
        return recorded is null ? new SecondStepOutcome.Overtaken() : new SecondStepOutcome.Accepted(recorded);
    }
}

using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Gate;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step of a sign-in.</summary>
internal sealed class SecondStep(AuthenticatorSet authenticators, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>Tries a code with one of the methods that the gate has named.</summary>
    public async Task<SecondStepOutcome> AttemptAsync(Journey journey, RegisteredMethod method, string code, CancellationToken cancellationToken)
    {
        var answer = await authenticators.For(method.Method).AnswerAsync(journey.Person!.Facts, method, code, cancellationToken);
        if (answer is not CodeAnswer.Right(var proof))
        {
            await audit.AddAsync(audit.Event(AuditKinds.SecondStepRefused, journey) with { Data = $"\"{method.Method}\"" }, cancellationToken);
            return new SecondStepOutcome.Refused(answer);
        }

        var next = journey.Transaction with
        {
            PersonId = journey.Person.Facts.Id,
            Epoch = proof.Epoch,
            Proofs = ProofSet.Merge(journey.Transaction.Proofs, [proof]),
        };
        var proven = audit.Event(AuditKinds.SecondStepProven, journey) with { Data = $"\"{method.Method}\"" };
        var recorded = await recorder.RecordAsync(journey, next, () => Task.FromResult(true), proven, cancellationToken);
        return recorded is null ? new SecondStepOutcome.Overtaken() : new SecondStepOutcome.Accepted(recorded);
    }
}

using Identity.Domain.Methods;
using Identity.Domain.Methods.Recovery;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;
using Identity.Server.RememberedDevices;
using Identity.Server.RecoveryCodes;
using Identity.Storage.Methods;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step of a sign-in.</summary>
internal sealed class SecondStep(
    AuthenticatorSet authenticators,
    PhoneAuthenticator phones,
    SecurityKeyAuthenticator keys,
    RecoveryCodeAuthenticator recovery,
    RecoveryCodeUse recoveryUse,
    KeyAssertions assertions,
    MethodStore methods,
    DeviceMemory memory,
    JourneyRecorder recorder,
    AuditTrail audit)
{
    /// <summary>Lets the method that is asked first do beforehand what it can: the code is on its way while the page opens.</summary>
    public Task PrepareAsync(RecordedJourney recorded, CancellationToken cancellationToken) =>
        recorded.Decision is GateDecision.Challenge([var first, ..])
            ? authenticators.For(first.Method).PrepareAsync(recorded.Journey, first, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Tries a code with one of the methods that the gate has named.</summary>
    /// <param name="journey">The sign-in.</param>
    /// <param name="method">The method.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="remember">Whether the person does not want to be asked again in this browser; it is done where the rules offer it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SecondStepOutcome> AttemptAsync(Journey journey, RegisteredMethod method, string code, bool remember, CancellationToken cancellationToken)
    {
        var answer = await authenticators.ForCodes(method.Method).AnswerAsync(journey, method, code, cancellationToken);
        return await RecordAsync(journey, method, answer, remember, cancellationToken);
    }

    /// <summary>Goes on if the person's telephone was answered.</summary>
    public async Task<SecondStepOutcome> AttemptCallAsync(Journey journey, RegisteredMethod method, bool remember, CancellationToken cancellationToken) =>
        await RecordAsync(journey, method, await phones.AnswerCallAsync(journey, method, cancellationToken), remember, cancellationToken);

    /// <summary>Tries the answer of one of the keys that the gate has named.</summary>
    public async Task<SecondStepOutcome> AttemptKeyAsync(
        Journey journey, IReadOnlyCollection<RegisteredMethod> asked, string? credential, bool remember, CancellationToken cancellationToken)
    {
        var answer = await keys.AnswerAsync(journey, asked, credential, cancellationToken);
        if (answer is not KeyAnswer.Right right)
        {
            return await RefuseAsync(journey, ((KeyAnswer.Refused)answer).Fault, cancellationToken);
        }

        var isSpent = false;
        var method = asked.First(method => method.Id == right.Key.MethodId);
        var outcome = await RecordAsync(
            journey,
            method,
            keys.Proof(method, right, journey.Person!.Facts.Epoch),
            async () => isSpent = await assertions.TrySpendAsync(right, cancellationToken),
            remember,
            cancellationToken);
        return outcome is SecondStepOutcome.Accepted || isSpent ? outcome : await RefuseAsync(journey, KeyFault.Counter, cancellationToken);
    }

    /// <summary>Tries a recovery code. It is spent in the write that records the proof, the event and the notice: it is never lost without having let somebody in.</summary>
    public async Task<SecondStepOutcome> AttemptRecoveryCodeAsync(
        Journey journey, RegisteredMethod set, RecoveryCode typed, CancellationToken cancellationToken)
    {
        var judged = await recovery.AnswerAsync(journey, set, typed, cancellationToken);
        if (judged is not RecoveryCodeAnswer.Right right)
        {
            return await RecordAsync(journey, set, ((RecoveryCodeAnswer.Refused)judged).Answer, remember: false, cancellationToken);
        }

        var isSpent = false;
        var outcome = await RecordAsync(
            journey, set, right.Proof, async () => isSpent = await recoveryUse.TrySpendAsync(journey, right, cancellationToken), remember: false, cancellationToken);
        if (outcome is SecondStepOutcome.Accepted)
        {
            await recoveryUse.AcceptedAsync(journey, cancellationToken);
            return outcome;
        }

        return isSpent ? outcome : await RecordAsync(journey, set, new CodeAnswer.Used(), remember: false, cancellationToken);
    }

    private async Task<SecondStepOutcome> RefuseAsync(Journey journey, KeyFault fault, CancellationToken cancellationToken)
    {
        await audit.AddAsync(audit.Event(AuditKinds.KeyRefused, journey) with { Data = $"\"{fault}\"" }, cancellationToken);
        return new SecondStepOutcome.KeyRefused(fault);
    }

    private async Task<SecondStepOutcome> RecordAsync(
        Journey journey, RegisteredMethod method, CodeAnswer answer, bool remember, CancellationToken cancellationToken)
    {
        if (answer is not CodeAnswer.Right(var proof))
        {
            await audit.AddAsync(audit.Event(AuditKinds.SecondStepRefused, journey) with { Data = $"\"{method.Method}\"" }, cancellationToken);
            return new SecondStepOutcome.Refused(answer);
        }

        return await RecordAsync(journey, method, proof, () => Task.FromResult(true), remember, cancellationToken);
    }

    private async Task<SecondStepOutcome> RecordAsync(
        Journey journey, RegisteredMethod method, TwoStepProof proof, Func<Task<bool>> spend, bool remember, CancellationToken cancellationToken)
    {
        var next = journey.Transaction with
        {
            PersonId = journey.Person!.Facts.Id,
            Epoch = proof.Epoch,
            Proofs = ProofSet.Merge(journey.Transaction.Proofs, [proof]),
        };
        var proven = audit.Event(AuditKinds.SecondStepProven, journey) with { Data = $"\"{method.Method}\"" };
        var recorded = await recorder.RecordAsync(
            journey,
            next,
            async () => await spend()
                && await methods.TryMarkProvenAsync(journey.Person.Facts.Id, method.Id, proof.At, cancellationToken)
                && await RememberAsync(journey, method, proof, remember, cancellationToken),
            proven,
            cancellationToken);
        if (recorded is null)
        {
            return new SecondStepOutcome.Overtaken();
        }

        memory.Committed();
        return new SecondStepOutcome.Accepted(recorded);
    }

    // What the form says is a wish; the rules are asked here, whatever page it came from.
    private async Task<bool> RememberAsync(Journey journey, RegisteredMethod method, TwoStepProof proof, bool remember, CancellationToken cancellationToken)
    {
        if (remember && DeviceTrust.DaysOffered(journey.Facts.Policy.Document, journey.Person!.Facts, method, journey.Asked) is > 0 and var days)
        {
            await memory.RememberAsync(journey, proof, days, cancellationToken);
        }

        return true;
    }
}

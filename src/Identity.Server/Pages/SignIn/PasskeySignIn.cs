using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Pages.SignIn;

/// <summary>The first factor without a password: a passkey that says whose it is and verifies its user (attack 14). No counter of passwords is asked (attack 10).</summary>
internal sealed class PasskeySignIn(KeyAssertions assertions, FactsReader facts, MethodStore methods, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>The options for the browser.</summary>
    public Task<string> AskAsync(Journey journey, CancellationToken cancellationToken) =>
        assertions.AskAnyoneAsync(Scope(journey), epoch: null, cancellationToken);

    /// <summary>Tries the answer of a passkey.</summary>
    public async Task<PasskeySignInOutcome> AttemptAsync(Journey journey, string? credential, CancellationToken cancellationToken)
    {
        var answer = await assertions.JudgeAsync(Scope(journey), credential, mustVerify: true, cancellationToken);
        if (answer is not KeyAnswer.Right right)
        {
            return await RefuseAsync(journey, personId: null, ((KeyAnswer.Refused)answer).Fault, cancellationToken);
        }

        var found = await facts.ReadAsync(new FactsQuery { PersonId = right.Key.PersonId }, journey.Now, cancellationToken);
        if (found is not { Person: { Facts.IsDisabled: false } person } || person.Facts.Methods.FirstOrDefault(row => row.Id == right.Key.MethodId) is not { } method)
        {
            return await RefuseAsync(journey, right.Key.PersonId, KeyFault.Credential, cancellationToken);
        }

        return await AcceptAsync(journey, person, method, right, cancellationToken);
    }

    private async Task<PasskeySignInOutcome> AcceptAsync(
        Journey journey, StoredPerson person, RegisteredMethod method, KeyAnswer.Right right, CancellationToken cancellationToken)
    {
        var proof = new TwoStepProof(MethodCatalogue.SecurityKey, method.Id, method.Channel, journey.Now, person.Facts.Epoch) { Key = right.Use };

        // A passkey names its person; naming another one empties the transaction (attack 5).
        var isSame = journey.Transaction.PersonId == person.Facts.Id;
        var next = journey.Transaction with
        {
            PersonId = person.Facts.Id,
            Epoch = person.Facts.Epoch,
            UserName = person.UserName,
            ConsentedAt = isSame ? journey.Transaction.ConsentedAt : null,
            Proofs = ProofSet.Merge(isSame ? journey.Transaction.Proofs : [], [proof]),
        };
        var isSpent = false;
        var proven = audit.Event(AuditKinds.PasskeyProven, person.Facts.Id) with { ClientId = journey.Client.ClientId };
        var recorded = await recorder.RecordAsync(
            journey,
            next,
            async () =>
            {
                isSpent = await assertions.TrySpendAsync(right, cancellationToken);
                return isSpent && await methods.TryMarkProvenAsync(person.Facts.Id, method.Id, proof.At, cancellationToken);
            },
            proven,
            cancellationToken);
        if (recorded is null)
        {
            return isSpent ? new PasskeySignInOutcome.Overtaken() : await RefuseAsync(journey, person.Facts.Id, KeyFault.Counter, cancellationToken);
        }

        // Policy or a reset over this very key may want a password beside it.
        return recorded.Decision is GateDecision.SignIn ? new PasskeySignInOutcome.NotAlone() : new PasskeySignInOutcome.Accepted(recorded);
    }

    private async Task<PasskeySignInOutcome> RefuseAsync(Journey journey, Guid? personId, KeyFault fault, CancellationToken cancellationToken)
    {
        var refused = audit.Event(AuditKinds.KeyRefused, personId) with { ActorId = null, ClientId = journey.Client.ClientId, Data = $"\"{fault}\"" };
        await audit.AddAsync(refused, cancellationToken);
        return new PasskeySignInOutcome.Refused(fault);
    }

    private static KeyScope Scope(Journey journey) => new(KeyPurpose.FirstFactor, journey.Transaction.Key, PersonId: null);
}

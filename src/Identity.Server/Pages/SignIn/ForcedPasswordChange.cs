using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Passwords;
using Identity.Storage.Transactions;

namespace Identity.Server.Pages.SignIn;

/// <summary>The new password that a sign-in asks for before it goes on, or that the person came to choose.</summary>
internal sealed class ForcedPasswordChange(PasswordChange change, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>Tries a password.</summary>
    public async Task<ForcedPasswordChangeOutcome> AttemptAsync(Journey journey, string typed, CancellationToken cancellationToken)
    {
        var person = journey.Person!.Facts;
        var order = new PasswordOrder
        {
            PersonId = person.Id,
            Epoch = person.Epoch,
            Rule = journey.Facts.Policy.Document.Passwords,
            Typed = typed,
            KeepAppPasswords = journey.Facts.Policy.Document.PasswordReset?.KeepAppPasswords == true,
            Happened = audit.Event(AuditKinds.PasswordChanged, journey) with { Data = journey.Transaction.Task is null ? "\"required\"" : null },
        };
        switch (await change.PrepareAsync(order, cancellationToken))
        {
            case PasswordPreparation.Refused(var problem):
                return new ForcedPasswordChangeOutcome.Refused(problem);
            case PasswordPreparation.Ready(var prepared):
                return await RecordAsync(journey, prepared, cancellationToken);
            default:
                return new ForcedPasswordChangeOutcome.Overtaken();
        }
    }

    private async Task<ForcedPasswordChangeOutcome> RecordAsync(Journey journey, PreparedPassword prepared, CancellationToken cancellationToken)
    {
        var recorded = await recorder.RecordAsync(
            journey, After(journey, prepared.NewEpoch), () => change.TryCommitAsync(prepared, cancellationToken), happened: null, cancellationToken);
        if (recorded is null)
        {
            return new ForcedPasswordChangeOutcome.Overtaken();
        }

        change.Committed();
        return new ForcedPasswordChangeOutcome.Changed(recorded);
    }

    // The epoch ends what others began (attack 1). This sign-in is the one that changed the password, so what was proven in it goes on, each
    // proof as old as it is: the second step is not asked twice. What the browser's session had proven is not of this sign-in and ends.
    private static StoredTransaction After(Journey journey, long epoch)
    {
        var current = journey.Transaction.Proofs.Where(proof => proof.Epoch == journey.Person!.Facts.Epoch);
        return journey.Transaction with
        {
            PersonId = journey.Person!.Facts.Id,
            Epoch = epoch,
            Task = journey.Transaction.Task is AccountTask.ChangePassword ? new AccountTask.Visit() : journey.Transaction.Task,
            Proofs = [.. current.Select(proof => In(proof, epoch)).OfType<SignInProof>(), new PasswordProof(journey.Now, epoch)],
        };
    }

    private static SignInProof? In(SignInProof proof, long epoch) => proof switch
    {
        TwoStepProof step => new TwoStepProof(step.Method, step.MethodId, step.Channel, step.At, epoch, step.AtRegistration) { Phone = step.Phone, Key = step.Key },
        PassProof pass => new PassProof(pass.PassId, pass.Until, pass.At, epoch),
        _ => null,
    };
}

using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Storage.Methods;
using Identity.Storage.Notices;

namespace Identity.Server.Authenticators;

/// <summary>Makes a half-made method that was proven a registered one: one transaction with the proof, if it is one for signing in, the audit event, the notice and the gate's answer.</summary>
internal sealed class MethodRegistration(MethodStore methods, JourneyRecorder recorder, AuditTrail audit, ChangeNotices notices)
{
    /// <summary>Registers it; what the proof was made with is spent by <paramref name="spend"/> in the same transaction.</summary>
    public async Task<MethodConfirmation> CommitAsync(
        Journey journey, EnrollmentPermit permit, NewMethod made, Func<Task<bool>> spend, CancellationToken cancellationToken)
    {
        var (pending, method) = (made.Pending, made.Method);
        var next = journey.Transaction with
        {
            PersonId = permit.PersonId,
            Epoch = permit.Epoch,
            Proofs = made.Proof is { } proof ? ProofSet.Merge(journey.Transaction.Proofs, [proof]) : journey.Transaction.Proofs,
        };
        var commit = new MethodCommit
        {
            Pending = pending,
            Channel = made.Channel,
            Label = made.Label,
            LastStep = made.LastStep,
            Phone = made.Phone,
            MailDomain = made.MailDomain,
            Answers = made.Answers,
            Key = made.Key,
            RegisteredUnder = method == MethodCatalogue.SecurityKey ? permit.KeyLevel : permit.Level,
            Replaces = Replaced(journey, made, permit)?.Id,
            Beside = [.. journey.Person!.Facts.Methods.Select(method => method.Id)],
            Now = journey.Now,
        };
        var outcome = CommitOutcome.Gone;
        var recorded = await recorder.RecordAsync(
            journey,
            next,
            async () =>
            {
                if (!await spend())
                {
                    return false;
                }

                outcome = await methods.TryCommitAsync(commit, cancellationToken);
                if (outcome != CommitOutcome.Committed)
                {
                    return false;
                }

                await notices.ChangedAsync(permit.PersonId, Change(method, pending.Id, commit.Replaces), cancellationToken);
                return true;
            },
            audit.Event(commit.Replaces is null ? AuditKinds.MethodRegistered : AuditKinds.MethodReplaced, journey) with { Data = $"\"{method}\"" },
            cancellationToken);
        if (recorded is not null)
        {
            notices.Committed();
        }

        return (recorded, outcome) switch
        {
            ({ } registered, _) => new MethodConfirmation.Registered(registered),
            (null, CommitOutcome.TooMany) => new MethodConfirmation.TooMany(),
            (null, CommitOutcome.SameChannel) => new MethodConfirmation.SameChannel(),
            _ => new MethodConfirmation.Gone(),
        };
    }

    // Of what is good for password reset alone a person has one of a kind.
    private static RegisteredMethod? Replaced(Journey journey, NewMethod made, EnrollmentPermit permit)
    {
        if (made.Method is ResetOnlyMethod)
        {
            return journey.Person!.Facts.Methods.FirstOrDefault(registered => registered.Method == made.Method);
        }

        return journey.Replaced is { } old && old.Method == made.Method && TakesOver(journey, old, made, permit) ? old : null;
    }

    // A key that is worth less than the one before it comes beside it: what a rule requires stays until something of its worth is there (rule 5).
    private static bool TakesOver(Journey journey, RegisteredMethod old, NewMethod made, EnrollmentPermit permit)
    {
        var registered = old with
        {
            Id = made.Pending.Id,
            Channel = made.Channel,
            RegisteredAt = journey.Now,
            RegisteredUnder = permit.Level,
            Key = made.Key is { } key ? new KeyTraits(key.Aaguid, key.IsDiscoverable, key.IsUserVerified, key.IsBackupEligible) : null,
        };
        return SecurityInfoRules.Remove(journey.Facts.Policy.Document, journey.Person!.Facts, old.Id, registered) is RemovalAnswer.Allowed;
    }

    private static AccountChange Change(AuthenticationMethod method, Guid added, Guid? replaced) =>
        new(replaced is null ? ChangeKind.Added : ChangeKind.Replaced, method, added, replaced);
}

using System.Diagnostics;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.SignIn;

/// <summary>The one place that decides whether somebody may leave with a session, code or token (rule 1).</summary>
/// <remarks>It is computed afresh from stored facts each time; nothing remembers that somebody "was already checked".</remarks>
public static class ExitGate
{
    /// <summary>What has to happen next.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who signs in; <see langword="null"/> while nobody is named.</param>
    /// <param name="proofs">What has been proven, of whatever age and epoch.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time.</param>
    public static GateDecision Decide(
        PolicyDocument policy, PersonFacts? person, IReadOnlyList<SignInProof> proofs, GateRequest request, DateTimeOffset now)
    {
        if (person is null)
        {
            return new GateDecision.SignIn();
        }

        if (person.IsDisabled)
        {
            return new GateDecision.Refuse(RefusalReason.Disabled);
        }

        // What policy has switched off proves nothing here; it counts for changing methods only, which the authority decides.
        var usable = person.Methods.Where(method => method.Method is TwoStepMethod && policy.IsUsable(method, person.Groups)).ToArray();
        var counted = CountedProofs.Of([.. proofs.Where(proof => IsCurrent(proof, person, now) && IsFresh(proof, request, now))], usable);
        if (counted.Password is not { } password)
        {
            return new GateDecision.SignIn();
        }

        var own = usable.Length > 0 ? AssuranceLevel.TwoFactor : AssuranceLevel.OneFactor;
        var needed = Highest(request.Level, policy.RequiredLevel(request.ClientId), own);
        RegisteredMethod[] reaching = [.. usable.Where(method => MethodAssurance.Of(method) >= needed)];
        if (counted.Level < needed && reaching.Length > 0)
        {
            return new GateDecision.Challenge(ChallengeOrder.Of(reaching, policy, person.Groups));
        }

        return EnrollmentPlan.Compute(policy, person, needed, counted.SignedInAt, now) switch
        {
            EnrollmentPlan.Unsatisfiable unsatisfiable => new GateDecision.Refuse(Reason(unsatisfiable)),
            EnrollmentPlan.Interrupt plan => Interrupted(plan, EnrollmentAuthority.For(policy, person, proofs, now), counted.Level, needed),
            _ when counted.Level < needed => new GateDecision.Refuse(RefusalReason.LevelUnreachable),
            _ when request.NeedsConsent => new GateDecision.Consent(),
            _ => new GateDecision.Proceed(counted.ToAuthentication(password)),
        };
    }

    private static GateDecision Interrupted(
        EnrollmentPlan.Interrupt plan, EnrollmentAuthority authority, AssuranceLevel level, AssuranceLevel needed)
    {
        return authority switch
        {
            EnrollmentAuthority.NeedsSignIn => new GateDecision.SignIn(),
            EnrollmentAuthority.NeedsChallenge challenge => new GateDecision.Challenge(challenge.Methods),
            EnrollmentAuthority.NotAllowed => new GateDecision.Refuse(RefusalReason.RegistrationNotAllowed),

            // A key registered on a lesser proof would not reach the level either (attack 7): asking for one could only end in this refusal.
            EnrollmentAuthority.Permitted permitted when Highest(level, AssuranceLevel.TwoFactor, permitted.Permit.Level) < needed =>
                new GateDecision.Refuse(RefusalReason.LevelUnreachable),
            EnrollmentAuthority.Permitted permitted => new GateDecision.Enroll(plan, permitted.Permit),
            _ => throw new UnreachableException(),
        };
    }

    private static RefusalReason Reason(EnrollmentPlan.Unsatisfiable plan) =>
        plan.Because.All(reason => reason.RuleId is null) ? RefusalReason.LevelUnreachable : RefusalReason.PolicyUnsatisfiable;

    private static bool IsCurrent(SignInProof proof, PersonFacts person, DateTimeOffset now) => proof.Epoch == person.Epoch && proof.At <= now;

    private static bool IsFresh(SignInProof proof, GateRequest request, DateTimeOffset now) =>
        proof.At >= request.StartedAt
        || (!request.ForceSignIn && (request.MaxAge is not { } maxAge || now - proof.At <= maxAge));

    private static AssuranceLevel Highest(params ReadOnlySpan<AssuranceLevel> levels)
    {
        var highest = AssuranceLevel.OneFactor;
        foreach (var level in levels)
        {
            highest = level > highest ? level : highest;
        }

        return highest;
    }
}

using System.Diagnostics;
using Identity.Domain.AppPasswords;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;

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
        var held = HeldChannels.Of(policy, person, proofs, now);
        var open = usable.Where(method => !held.Contains(method.Channel)).ToArray();
        SignInProof[] counting = [.. proofs.Where(proof => IsCurrent(proof, person, now) && IsFresh(proof, request, now))];
        var counted = CountedProofs.Of(counting, open, policy.Keys.FirstFactor);
        if (counted.FirstFactor is not { } first)
        {
            return new GateDecision.SignIn();
        }

        var own = usable.Length > 0 ? AssuranceLevel.TwoFactor : AssuranceLevel.OneFactor;
        var isRemembered = counted.Level < own && DeviceTrust.StandsIn(policy, person, open, counting, request, now);
        var needed = Highest(request.Level, policy.RequiredLevel(request.ClientId), isRemembered ? AssuranceLevel.OneFactor : own);

        // A set of codes that is used up still counts where it has answered; it is not asked again, and its end opens nothing (rule 5).
        RegisteredMethod[] ready = [.. open.Where(method => !method.IsSpent)];
        if (counted.Level < own && ready.Length == 0)
        {
            return new GateDecision.Refuse(open.Length < usable.Length ? RefusalReason.ChannelProvedReset : RefusalReason.SecondStepsSpent);
        }

        if (counted.Level < needed && Asked(usable, ready, needed) is { Length: > 0 } asked)
        {
            return new GateDecision.Challenge(ChallengeOrder.Of(asked, policy, person.Groups));
        }

        if (person.MustChangePassword)
        {
            return ChangingPassword(policy, person, ready, counted.Level < own, IsYoung(first, now));
        }

        return EnrollmentPlan.Compute(policy, person, needed, counted.SignedInAt, now) switch
        {
            // A remembered device passes somebody of whom nothing more is asked; whatever else is to be done takes the second step itself.
            not EnrollmentPlan.Complete when isRemembered => new GateDecision.Challenge(ChallengeOrder.Of(ready, policy, person.Groups)),
            EnrollmentPlan.Unsatisfiable unsatisfiable => new GateDecision.Refuse(Reason(unsatisfiable)),
            EnrollmentPlan.Interrupt plan => Interrupted(plan, From(policy, request, EnrollmentAuthority.For(policy, person, proofs, now, request.Mailbox)), counted.Level, needed),
            _ when counted.Level < needed => new GateDecision.Refuse(RefusalReason.LevelUnreachable),
            _ when request.Task is { } task && StillToDo(task, policy, person, proofs, request, now) is { } stop => stop,
            // What is optional waits for a sign-in in which a second step was proven: it shows what is registered.
            _ when request.Task is null && !isRemembered && WasMadeFor(request, counted) && Optional(policy, person, proofs, request, counted.SignedInAt, now) is { } stop => stop,
            _ when request.NeedsConsent => new GateDecision.Consent(),
            _ => new GateDecision.Proceed(counted.ToAuthentication(first)),
        };
    }

    /// <summary>Whether an old program may in. An app password is all that counts at a door, and counts nowhere else (attack 6, attack 11).</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Whose name was given; <see langword="null"/> if nobody has it.</param>
    /// <param name="proof">The app password, if it was right.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time.</param>
    public static DoorDecision Decide(
        PolicyDocument policy, PersonFacts? person, AppPasswordProof? proof, DoorRequest request, DateTimeOffset now) =>
        DoorRules.Decide(policy, person, proof, request, now);

    /// <summary>What a password that has to be changed waits for. An app's level that no second step reaches is no way around the one that there is.</summary>
    private static GateDecision ChangingPassword(
        PolicyDocument policy, PersonFacts person, RegisteredMethod[] ready, bool lacksSecondStep, bool isYoung) => (lacksSecondStep, isYoung) switch
        {
            (true, _) => new GateDecision.Challenge(ChallengeOrder.Of(ready, policy, person.Groups)),
            (_, false) => new GateDecision.SignIn(),
            _ => new GateDecision.ChangePassword(),
        };

    /// <summary>The second steps to choose from: those that reach the level, or else those that make one that is held count again.</summary>
    private static RegisteredMethod[] Asked(RegisteredMethod[] usable, RegisteredMethod[] ready, AssuranceLevel needed)
    {
        RegisteredMethod[] reaching = [.. ready.Where(method => MethodAssurance.Of(method) >= needed)];
        return reaching.Length == 0 && usable.Any(method => MethodAssurance.Of(method) >= needed) ? ready : reaching;
    }

    private static GateDecision Interrupted(
        EnrollmentPlan.Interrupt plan, EnrollmentAuthority authority, AssuranceLevel level, AssuranceLevel needed)
    {
        // A key registered on a lesser proof would not reach the level either (attack 7): asking for one could only end in this refusal.
        return authority is EnrollmentAuthority.Permitted permitted && Highest(level, AssuranceLevel.TwoFactor, permitted.Permit.KeyLevel) < needed
            ? new GateDecision.Refuse(RefusalReason.LevelUnreachable)
            : Enrolling(plan, authority);
    }

    /// <summary>Whoever registers a key from a named network has it vouched for by that (attack 7). It is no leave by itself (fault 6).</summary>
    private static EnrollmentAuthority From(PolicyDocument policy, GateRequest request, EnrollmentAuthority authority) =>
        authority is EnrollmentAuthority.Permitted(var permit) && policy.Keys.Trusts(request.Address)
            ? new EnrollmentAuthority.Permitted(permit.InNamedNetwork())
            : authority;

    private static GateDecision Enrolling(EnrollmentPlan.Interrupt plan, EnrollmentAuthority authority) =>
        authority is EnrollmentAuthority.Permitted(var permit) ? new GateDecision.Enroll(plan, permit) : Missing(authority);

    /// <summary>What stands between a person and changing methods.</summary>
    private static GateDecision Missing(EnrollmentAuthority authority) => authority switch
    {
        EnrollmentAuthority.NeedsSignIn => new GateDecision.SignIn(),
        EnrollmentAuthority.NeedsPasswordChange => new GateDecision.ChangePassword(),
        EnrollmentAuthority.NeedsChallenge challenge => new GateDecision.Challenge(challenge.Methods),
        EnrollmentAuthority.NeedsOtherChannel(var because) => new GateDecision.Refuse(because),
        EnrollmentAuthority.NeedsMailbox => new GateDecision.ConfirmMailbox(),
        EnrollmentAuthority.NotAllowed => new GateDecision.Refuse(RefusalReason.RegistrationNotAllowed),
        _ => throw new UnreachableException(),
    };

    /// <summary>What is still to be done of what a person came for; <see langword="null"/> if nothing is.</summary>
    private static GateDecision? StillToDo(
        AccountTask task, PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, GateRequest request, DateTimeOffset now)
    {
        switch (task)
        {
            case AccountTask.Bind bind when bind.IsOpen(policy, person, request.StartedAt):
                return Enrolling(bind.Plan, From(policy, request, SecurityInfoRules.Authority(policy, person, bind.Kind, proofs, now, request.Mailbox)));
            case AccountTask.Prove(var kind, _):
                var authority = SecurityInfoRules.Authority(policy, person, kind, proofs, now);
                return authority switch
                {
                    EnrollmentAuthority.Permitted => null,

                    // A confirmed mailbox is good for registering in this sign-in and goes into no session: nobody could go on with it from here.
                    EnrollmentAuthority.NeedsMailbox => new GateDecision.Refuse(RefusalReason.RegistrationNotAllowed),
                    _ => Missing(authority),
                };
            case AccountTask.ChangePassword:
                return new GateDecision.ChangePassword();
            default:
                return null;
        }
    }

    /// <summary>The stops that "Not now" always passes: to confirm anew what is registered, and to take up what a campaign proposes.</summary>
    private static GateDecision? Optional(
        PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, GateRequest request, DateTimeOffset? signedInAt, DateTimeOffset now)
    {
        if (Reconfirmation.Due(policy, person, signedInAt, now) is { Count: > 0 } due)
        {
            return new GateDecision.Review(due, Reconfirmation.Offer(policy));
        }

        return EnrollmentPlan.Propose(policy, person, signedInAt, now) is { } proposal
            && From(policy, request, EnrollmentAuthority.For(policy, person, proofs, now, request.Mailbox)) is EnrollmentAuthority.Permitted permitted
            ? new GateDecision.Enroll(proposal, permitted.Permit)
            : null;
    }

    private static RefusalReason Reason(EnrollmentPlan.Unsatisfiable plan) =>
        plan.Because.All(reason => reason.RuleId is null) ? RefusalReason.LevelUnreachable : RefusalReason.PolicyUnsatisfiable;

    private static bool IsCurrent(SignInProof proof, PersonFacts person, DateTimeOffset now) => proof.Epoch == person.Epoch && proof.At <= now;

    private static bool IsFresh(SignInProof proof, GateRequest request, DateTimeOffset now) =>
        proof.At >= request.StartedAt
        || (!request.ForceSignIn && (request.MaxAge is not { } maxAge || now - proof.At <= maxAge));

    private static bool IsYoung(SignInProof first, DateTimeOffset now) => now - first.At <= EnrollmentAuthority.ProofAge;

    /// <summary>Whether somebody is there who has just proven something: no refreshed token, no silent request stops at what is optional.</summary>
    private static bool WasMadeFor(GateRequest request, CountedProofs counted) =>
        counted.FirstFactor?.At >= request.StartedAt || counted.SecondStep?.At >= request.StartedAt;

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

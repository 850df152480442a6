using Identity.Domain.AppPasswords;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>Finds what one person still has to register: the smallest set that satisfies every rule that applies.</summary>
internal sealed class EnrollmentPlanner(PolicyDocument policy, PersonFacts person)
{
    private readonly IReadOnlySet<AuthenticationMethod> usable = policy.UsableFor(person.Groups);

    public EnrollmentPlan Plan(AssuranceLevel required, DateTimeOffset? signedInAt, DateTimeOffset now)
    {
        RegistrationRule[] level = [.. LevelRequirement.Of(required).Where(rule => !IsMet(rule))];
        MissingRule[] missing = [.. Missing(policy.RulesFor(person.Groups), now)];
        MissingRule[] rules = [.. missing.Where(rule => !rule.IsDeferred(signedInAt))];

        // It is the wizard's last section: where the wizard is put off, so is this.
        var appPassword = rules.Length == missing.Length && AppPasswordRules.IsMissing(policy, person);
        if (rules.Length + level.Length == 0 && !appPassword)
        {
            return new EnrollmentPlan.Complete();
        }

        InterruptReason[] impossible =
        [
            .. rules.Where(rule => !CanBeMet(rule.Rule)).Select(rule => Because(rule.Rule)),
            .. level.Where(rule => !CanBeMet(rule)).Select(_ => LevelReason),
        ];
        if (impossible.Length > 0)
        {
            return new EnrollmentPlan.Unsatisfiable(impossible);
        }

        var canWait = level.Length == 0 && rules.All(rule => rule.CanBeSkipped);
        return new EnrollmentPlan.Interrupt(
            Steps([.. rules.Select(rule => rule.Rule), .. level]),
            canWait ? [.. rules.Select(rule => rule.Offer)] : [],
            [
                .. rules.Select(rule => Because(rule.Rule)),
                .. level.Select(_ => LevelReason),
                .. appPassword ? [new InterruptReason(InterruptTrigger.AppPasswordMissing, null)] : Array.Empty<InterruptReason>(),
            ])
        {
            AppPassword = appPassword,
        };
    }

    /// <summary>What is proposed to a person of whom nothing required is missing, put off or not.</summary>
    public EnrollmentPlan.Interrupt? Proposal(DateTimeOffset? signedInAt, DateTimeOffset now)
    {
        if (!policy.RulesFor(person.Groups).All(IsMet))
        {
            return null;
        }

        MissingRule[] nudges =
        [
            .. Missing(policy.NudgesFor(person.Groups), now).Where(missing => CanBeMet(missing.Rule) && !missing.IsDeferred(signedInAt)),
        ];
        return nudges.Length == 0 ? null : new EnrollmentPlan.Interrupt(
            Steps([.. nudges.Select(nudge => nudge.Rule)]),
            [.. nudges.Select(nudge => nudge.Offer)],
            [.. nudges.Select(nudge => new InterruptReason(InterruptTrigger.Nudge, nudge.Rule.Id))]);
    }

    private static InterruptReason LevelReason { get; } = new(InterruptTrigger.LevelUnreachable, null);

    private IEnumerable<MissingRule> Missing(IEnumerable<RegistrationRule> rules, DateTimeOffset now) =>
        rules.Where(rule => !IsMet(rule))
            .Select(rule => new MissingRule(rule, person.Deferrals.FirstOrDefault(deferral => deferral.RuleId == rule.Id), now));

    private bool IsMet(RegistrationRule rule) => rule.IsSatisfiedBy(Counting(rule.Purpose));

    private bool CanBeMet(RegistrationRule rule) => rule.IsSatisfiedBy(usable.Where(method => policy.Serves(method, rule.Purpose)).ToHashSet());

    /// <summary>What is registered, switched on and good for the purpose.</summary>
    private List<RegisteredMethod> Counting(MethodPurposes purpose) =>
        [.. person.Methods.Where(method => policy.Counts(method, person.Groups, purpose))];

    private InterruptReason Because(RegistrationRule rule)
    {
        var missing = rule.Purpose is MethodPurposes.TwoStep ? InterruptTrigger.TwoStepMissing : InterruptTrigger.PasswordResetMissing;
        RegisteredMethod[] ever = [.. person.Methods.Where(method => method.Method.Serves(rule.Purpose))];
        return new(rule.IsSatisfiedBy(ever) ? InterruptTrigger.MethodSwitchedOff : missing, rule.Id);
    }

    private IReadOnlyList<EnrollmentStep> Steps(IReadOnlyList<RegistrationRule> rules) =>
        new StepPlanner(policy, person.Groups, usable, Counting).Steps(rules);
}

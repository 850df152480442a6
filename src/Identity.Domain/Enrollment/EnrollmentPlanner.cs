using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>Finds what one person still has to register: the smallest set that satisfies every rule that applies.</summary>
internal sealed class EnrollmentPlanner(PolicyDocument policy, PersonFacts person)
{
    private readonly IReadOnlySet<AuthenticationMethod> usable = policy.UsableFor(person.Groups);
    private readonly HashSet<AuthenticationMethod> registered = [.. person.Methods.Select(method => method.Method)];

    /// <summary>What counts: registered and switched on.</summary>
    private HashSet<AuthenticationMethod> Counting =>
        [.. person.Methods.Where(method => policy.IsUsable(method, person.Groups)).Select(method => method.Method)];

    public EnrollmentPlan Plan(AssuranceLevel required, DateTimeOffset? signedInAt, DateTimeOffset now)
    {
        var counting = Counting;
        RegistrationRule[] level = [.. LevelRequirement.Of(required).Where(rule => !rule.IsSatisfiedBy(counting))];
        MissingRule[] rules =
        [
            .. policy.RulesFor(person.Groups).Where(rule => !rule.IsSatisfiedBy(counting))
                .Select(rule => new MissingRule(rule, person.Deferrals.FirstOrDefault(deferral => deferral.RuleId == rule.Id), now))
                .Where(missing => !missing.IsDeferred(signedInAt)),
        ];
        if (rules.Length + level.Length == 0)
        {
            return new EnrollmentPlan.Complete();
        }

        InterruptReason[] impossible =
        [
            .. rules.Where(missing => !missing.Rule.IsSatisfiedBy(usable)).Select(missing => Because(missing.Rule)),
            .. level.Where(rule => !rule.IsSatisfiedBy(usable)).Select(_ => LevelReason),
        ];
        if (impossible.Length > 0)
        {
            return new EnrollmentPlan.Unsatisfiable(impossible);
        }

        var canWait = level.Length == 0 && rules.All(missing => missing.CanBeSkipped);
        return new EnrollmentPlan.Interrupt(
            Steps([.. rules.Select(missing => missing.Rule), .. level], counting),
            canWait ? [.. rules.Select(missing => missing.Offer)] : [],
            [.. rules.Select(missing => Because(missing.Rule)), .. level.Select(_ => LevelReason)]);
    }

    private static InterruptReason LevelReason { get; } = new(InterruptTrigger.LevelUnreachable, null);

    private InterruptReason Because(RegistrationRule rule)
    {
        var missing = rule.Purpose is MethodPurposes.TwoStep ? InterruptTrigger.TwoStepMissing : InterruptTrigger.PasswordResetMissing;
        return new(rule.IsSatisfiedBy(registered) ? InterruptTrigger.MethodSwitchedOff : missing, rule.Id);
    }

    /// <summary>The methods to set up, in order.</summary>
    /// <remarks>
    /// Those that nothing can stand in for come first, because they also fill counts. Two-step methods are counted before reset
    /// ones, because each of them serves a reset as well and not the other way round. So no step is ever superfluous.
    /// </remarks>
    private IReadOnlyList<EnrollmentStep> Steps(IReadOnlyList<RegistrationRule> rules, HashSet<AuthenticationMethod> counting)
    {
        var order = policy.OrderFor(person.Groups);
        var exact = rules.SelectMany(rule => rule.Exact).Where(method => !counting.Contains(method)).ToHashSet();
        var fills = new Dictionary<AuthenticationMethod, MethodPurposes>();
        foreach (var purpose in new[] { MethodPurposes.TwoStep, MethodPurposes.PasswordReset })
        {
            var counted = rules.Where(rule => rule.Purpose == purpose && rule.Exact.Count == 0);
            var needed = counted.Select(rule => rule.Requirement.Kinds).DefaultIfEmpty().Max();
            var having = counting.Concat(exact).Concat(fills.Keys).Count(method => method.Serves(purpose));
            foreach (var method in order.Where(method => IsFree(method, purpose)).Take(int.Max(0, needed - having)).ToArray())
            {
                fills.Add(method, purpose);
            }
        }

        return
        [
            .. order.Where(method => exact.Contains(method) || fills.ContainsKey(method))
                .OrderByDescending(method => method.Serves(MethodPurposes.TwoStep))
                .Select(method => new EnrollmentStep(method, fills.TryGetValue(method, out var purpose) ? Choices(method, purpose) : [method])),
        ];

        bool IsFree(AuthenticationMethod method, MethodPurposes purpose) =>
            method.Serves(purpose) && usable.Contains(method) && !counting.Contains(method) && !exact.Contains(method) && !fills.ContainsKey(method);

        IReadOnlyList<AuthenticationMethod> Choices(AuthenticationMethod method, MethodPurposes purpose) =>
            [method, .. order.Where(other => IsFree(other, purpose))];
    }
}

using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.Enrollment;

/// <summary>Picks the methods to set up for the rules that are missing, in order.</summary>
/// <remarks>
/// Those that nothing can stand in for come first, because they also fill counts. Two-step methods are counted before reset ones, because
/// they serve a reset as well and not the other way round; those that bring a reset forward too are counted before those that do not: a
/// security key that policy takes out of reset, a second phone. So no step is ever superfluous.
/// </remarks>
internal sealed class StepPlanner(
    PolicyDocument policy,
    IReadOnlySet<string> groups,
    IReadOnlySet<AuthenticationMethod> usable,
    Func<MethodPurposes, List<RegisteredMethod>> counting)
{
    private readonly IReadOnlyList<AuthenticationMethod> order = policy.OrderFor(groups);
    private readonly HashSet<AuthenticationMethod> exact = [];
    private readonly Dictionary<AuthenticationMethod, MethodPurposes> fills = [];

    public IReadOnlyList<EnrollmentStep> Steps(IReadOnlyList<RegistrationRule> rules)
    {
        exact.UnionWith(rules.SelectMany(rule => rule.Exact.Where(method => !counting(rule.Purpose).Exists(registered => registered.Method == method))));
        var forReset = rules.Any(rule => rule.Purpose is MethodPurposes.PasswordReset);
        Fill(rules, MethodPurposes.TwoStep, order.OrderByDescending(method => forReset && Gains(method, MethodPurposes.PasswordReset)));
        Fill(rules, MethodPurposes.PasswordReset, order);
        EnrollmentStep[] steps =
        [
            .. order.Where(method => exact.Contains(method) || fills.ContainsKey(method))
                .OrderByDescending(method => method is TwoStepMethod)
                .Select(method => new EnrollmentStep(method, fills.TryGetValue(method, out var purpose) ? Choices(method, purpose) : [method])),
        ];
        if (steps is [{ Method: TwoStepMethod } first, _, ..] && !HasTwoStep)
        {
            steps[0] = first with { Choices = [.. first.Choices.Where(choice => choice is TwoStepMethod)] };
        }

        return steps;
    }

    private bool HasTwoStep => counting(MethodPurposes.TwoStep).Count > 0;

    /// <summary>Adds what is missing of the highest count. The first of two or more is able to do two-step verification, if any can.</summary>
    private void Fill(IReadOnlyList<RegistrationRule> rules, MethodPurposes purpose, IEnumerable<AuthenticationMethod> candidates)
    {
        var needed = rules.Where(rule => rule.Purpose == purpose && rule.Exact.Count == 0).Select(rule => rule.Requirement.Kinds).DefaultIfEmpty().Max();
        var missing = needed - DistinctMethods.Count(Having(purpose));
        var isOneOfTwo = exact.Count + fills.Count + missing >= 2 && !HasTwoStep && !exact.Concat(fills.Keys).Any(method => method is TwoStepMethod);
        for (; missing > 0; missing--)
        {
            AuthenticationMethod[] free = [.. candidates.Where(method => IsFree(method, purpose))];
            fills.Add(isOneOfTwo ? Array.Find(free, method => method is TwoStepMethod) ?? free[0] : free[0], purpose);
            isOneOfTwo = false;
        }
    }

    private IReadOnlyList<AuthenticationMethod> Choices(AuthenticationMethod method, MethodPurposes purpose) =>
        [method, .. order.Where(other => IsFree(other, purpose, instead: method))];

    private bool IsFree(AuthenticationMethod method, MethodPurposes purpose, AuthenticationMethod? instead = null) =>
        usable.Contains(method)
        && !exact.Contains(method)
        && !fills.ContainsKey(method)
        && Gains(method, purpose, instead);

    private bool Gains(AuthenticationMethod method, MethodPurposes purpose, AuthenticationMethod? instead = null) =>
        policy.Serves(method, purpose) && DistinctMethods.Gains(Having(purpose, instead), method);

    /// <summary>What counts for the purpose once all that has been picked, but one, is registered.</summary>
    private List<(AuthenticationMethod Kind, string Channel)> Having(MethodPurposes purpose, AuthenticationMethod? without = null) =>
    [
        .. counting(purpose).Select(registered => (registered.Method, registered.Channel)),
        .. exact.Concat(fills.Keys).Where(method => method != without && policy.Serves(method, purpose)).Select(DistinctMethods.New),
    ];
}

using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>Counts the people who cannot do what a policy asks of them, whichever groups they are in at once.</summary>
public static class PolicyReach
{
    /// <summary>One finding for each rule that somebody cannot satisfy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="availableMethods">The methods that this server has ceremonies for.</param>
    /// <param name="people">Everybody.</param>
    public static IReadOnlyList<PolicyFinding> Check(
        PolicyDocument policy, IReadOnlyCollection<AuthenticationMethod> availableMethods, IReadOnlyCollection<PeopleAlike> people) =>
    [
        .. policy.Registration.SelectMany((rule, index) =>
            Finding(Field(rule, index), "cannot register what it requires", people, groups => IsMet(policy, rule, groups, availableMethods))),
        .. policy.PasswordReset is { } reset
            ? Finding("passwordReset", "cannot have the methods that a reset takes", people, groups => CanReset(policy, reset, groups, availableMethods))
            : [],
    ];

    private static string Field(RegistrationRule rule, int index) =>
        $"registration[{index}].{(rule.Requirement is RegistrationRequirement.Count ? "count" : "require")}";

    private static IEnumerable<PolicyFinding> Finding(
        string field, string problem, IReadOnlyCollection<PeopleAlike> people, Func<IReadOnlySet<string>, bool> isMet)
    {
        var failing = people.Where(alike => !isMet(alike.Groups)).Sum(alike => alike.Count);
        if (failing > 0)
        {
            yield return new(field, $"{failing} {(failing == 1 ? "person" : "people")} {problem}");
        }
    }

    private static bool IsMet(
        PolicyDocument policy, RegistrationRule rule, IReadOnlySet<string> groups, IReadOnlyCollection<AuthenticationMethod> available) =>
        !policy.RulesFor(groups).Contains(rule)
        || rule.IsSatisfiedBy(policy.UsableFor(groups).Where(method => available.Contains(method) && policy.Serves(method, rule.Purpose)).ToHashSet());

    private static bool CanReset(
        PolicyDocument policy, PasswordResetRule reset, IReadOnlySet<string> groups, IReadOnlyCollection<AuthenticationMethod> available) =>
        !reset.Groups.Covers(groups)
        || policy.UsableFor(groups).Count(method => available.Contains(method) && policy.Serves(method, MethodPurposes.PasswordReset)) >= reset.MethodsFor(groups);
}

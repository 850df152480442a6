using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>Compares a policy with what this server can do, before it is put into force.</summary>
public static class PolicyCheck
{
    /// <summary>What is asked for in vain; nothing if the policy can work.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="availableMethods">The methods that this server has ceremonies, and where needed senders, for.</param>
    public static IReadOnlyList<PolicyFinding> Check(PolicyDocument policy, IReadOnlyCollection<AuthenticationMethod> availableMethods) =>
    [
        .. policy.Methods.Where(rule => rule.On && !availableMethods.Contains(rule.Method))
            .Select(rule => new PolicyFinding($"methods.{rule.Method}.on", $"{rule.Method} is switched on, and this server cannot do it")),
        .. policy.Registration.SelectMany((rule, index) => Rule(policy, rule, index, availableMethods)),
    ];

    /// <summary>Tries the rule on somebody in each group that it names and in no other.</summary>
    private static IEnumerable<PolicyFinding> Rule(
        PolicyDocument policy, RegistrationRule rule, int index, IReadOnlyCollection<AuthenticationMethod> available)
    {
        var field = $"registration[{index}].{(rule.Requirement is RegistrationRequirement.Count ? "count" : "require")}";
        foreach (var group in rule.Groups.Include)
        {
            HashSet<string> groups = group == GroupScope.Everyone ? [] : [group];
            var usable = policy.UsableFor(groups).Where(available.Contains).ToHashSet();
            if (!rule.Groups.Covers(groups) || rule.IsSatisfiedBy(usable))
            {
                continue;
            }

            var who = group == GroupScope.Everyone ? "somebody in no group" : $"somebody in {group}";
            var having = usable.Count(method => method.Serves(rule.Purpose));
            var lacking = rule.Exact.Where(method => !usable.Contains(method)).ToArray();
            yield return new(field, lacking.Length > 0
                ? $"{who} cannot register {string.Join(", ", lacking)}, which is off or cannot be done here"
                : $"{who} has {having} of the {rule.Requirement.Kinds} kinds needed for {PurposeNames.Of(rule.Purpose)}");
        }
    }
}

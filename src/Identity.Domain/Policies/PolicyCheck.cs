using Identity.Domain.Methods;
using Identity.Domain.SignIn;

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
        .. Reserve(policy),
        .. policy.Registration.SelectMany((rule, index) => Rule(policy, rule, index, availableMethods)),
        .. Review(policy),
        .. policy.SignIn.SelectMany((rule, index) => Level(policy, rule, index, availableMethods)),
        .. FirstRegistration(policy),
        .. AppPasswords(policy),
        .. RememberedDevices(policy),
        .. policy.PasswordReset is { } reset ? new PasswordResetCheck(policy, reset, availableMethods).Findings() : [],
    ];

    /// <summary>Somebody who is in that group and in no other.</summary>
    internal static HashSet<string> SomebodyIn(string group) => group == GroupScope.Everyone ? [] : [group];

    /// <summary>That somebody in words.</summary>
    internal static string Who(string group) => group == GroupScope.Everyone ? "somebody in no group" : $"somebody in {group}";

    /// <summary>Tries the rule on somebody in each group that it names and in no other.</summary>
    private static IEnumerable<PolicyFinding> Rule(
        PolicyDocument policy, RegistrationRule rule, int index, IReadOnlyCollection<AuthenticationMethod> available)
    {
        foreach (var group in rule.Groups.Include)
        {
            var groups = SomebodyIn(group);
            if (!rule.Groups.Covers(groups))
            {
                continue;
            }

            if (rule.Purpose is MethodPurposes.PasswordReset && !policy.Experience.Covers(groups))
            {
                yield return new($"registration[{index}].purpose", $"{Who(group)} is outside of experience and registers nothing for password reset");
                continue;
            }

            var usable = policy.UsableFor(groups).Where(method => available.Contains(method) && policy.Serves(method, rule.Purpose)).ToHashSet();
            if (rule.IsSatisfiedBy(usable))
            {
                continue;
            }

            var lacking = rule.Exact.Where(method => !usable.Contains(method)).ToArray();
            yield return new($"registration[{index}].{(rule.Requirement is RegistrationRequirement.Count ? "count" : "require")}", lacking.Length > 0
                ? $"{Who(group)} cannot register {string.Join(", ", lacking)}, which is off or cannot be done here"
                : $"{Who(group)} has {usable.Count} of the {rule.Requirement.Kinds} kinds needed for {PurposeNames.Of(rule.Purpose)}");
        }
    }

    private static IEnumerable<PolicyFinding> Reserve(PolicyDocument policy) =>
        policy.Methods.Any(rule => rule is { On: true, Method: TwoStepMethod { IsReserve: false } })
            ? []
            : policy.Methods.Where(rule => rule is { On: true, Method.IsReserve: true })
                .Select(rule => new PolicyFinding($"methods.{rule.Method}.on", $"{rule.Method} only stand in for other two-step methods, and none is on"));

    private static IEnumerable<PolicyFinding> Review(PolicyDocument policy)
    {
        if (policy.Review.IsNobody)
        {
            yield break;
        }

        if (policy.ReconfirmDays == 0)
        {
            yield return new("review", "nothing is ever due while reconfirmDays is 0");
        }

        if (!policy.Methods.Any(rule => rule.On && rule.Method.IsReconfirmed))
        {
            yield return new("review", "neither phone nor email is on, and nothing else has to be confirmed again");
        }
    }

    private static IEnumerable<PolicyFinding> Level(
        PolicyDocument policy, SignInRule rule, int index, IReadOnlyCollection<AuthenticationMethod> available)
    {
        var reachable = policy.Methods.Where(method => method.On && available.Contains(method.Method))
            .Select(method => method.Method).OfType<TwoStepMethod>().Where(method => !method.IsReserve).Select(method => method.Level).Append(AssuranceLevel.OneFactor).Max();
        if (rule.Level > reachable)
        {
            yield return new($"signIn[{index}].acr", $"no method that is on reaches {AcrValues.Of(rule.Level)}");
        }
    }

    private static IEnumerable<PolicyFinding> FirstRegistration(PolicyDocument policy)
    {
        var rule = policy.FirstRegistration;
        if (rule.Allow.Contains(FirstRegistrationRule.Pass) && !policy.AccessPass.IsOffered)
        {
            yield return new("firstRegistration.allow", "passes are allowed and accessPass gives nobody one");
        }

        if (rule.Allow.Contains(FirstRegistrationRule.Network) && rule.Networks.Count == 0)
        {
            yield return new("firstRegistration.allow", "networks are allowed and none is named");
        }

        if (rule.Networks.Count > 0 && !rule.Allow.Contains(FirstRegistrationRule.Network))
        {
            yield return new("firstRegistration.networks", "networks are named and not allowed");
        }

        if (rule.PasswordDays is not null && !rule.Allow.Contains(FirstRegistrationRule.Password))
        {
            yield return new("firstRegistration.passwordDays", "passwords are not allowed at all");
        }
    }

    /// <summary>App passwords are one factor: a rule that takes more of every app leaves no door to open with them.</summary>
    private static IEnumerable<PolicyFinding> AppPasswords(PolicyDocument policy) => policy.AppPasswords is AppPasswordUse.Off
        ? []
        : policy.SignIn.Index().Where(row => row.Item.Level > AssuranceLevel.OneFactor && row.Item.Clients.Contains(SignInRule.EveryClient))
            .Select(row => new PolicyFinding(
                $"signIn[{row.Index}].acr", $"app passwords are on and reach {AcrValues.OneFactor} alone; name the clients that take more"));

    /// <summary>A device is remembered by a second step, and stands in for no level: a rule that takes more of every app leaves it nothing to do.</summary>
    private static IEnumerable<PolicyFinding> RememberedDevices(PolicyDocument policy)
    {
        if (policy.RememberDeviceDays == 0)
        {
            yield break;
        }

        if (!policy.Methods.Any(rule => rule is { On: true, Method: TwoStepMethod { IsReserve: false } }))
        {
            yield return new("rememberDeviceDays", "no two-step method is on that a device could be remembered by");
        }

        if (policy.SignIn.Any(rule => rule.Level > AssuranceLevel.OneFactor && rule.Clients.Contains(SignInRule.EveryClient)))
        {
            yield return new("rememberDeviceDays", "signIn takes more of every app than a remembered device gives");
        }
    }
}

using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>What <c>passwordReset</c> asks for in vain.</summary>
internal sealed class PasswordResetCheck(PolicyDocument policy, PasswordResetRule reset, IReadOnlyCollection<AuthenticationMethod> available)
{
    public IEnumerable<PolicyFinding> Findings() =>
    [
        .. reset.Groups.Include.Except(reset.Administrators).SelectMany(group => Group(group, "passwordReset")),
        .. reset.TwoMethods.Include.Except(reset.Groups.Include).Except(reset.Administrators)
            .SelectMany(group => Group(group, "passwordReset.twoMethods")),
        .. reset.Administrators.SelectMany((group, index) => Group(group, $"passwordReset.administrators[{index}]")),
        .. Custom(),
    ];

    /// <summary>Tries a reset for somebody in that group and in no other.</summary>
    private IEnumerable<PolicyFinding> Group(string group, string field)
    {
        var groups = PolicyCheck.SomebodyIn(group);
        if (!reset.Groups.Covers(groups))
        {
            yield break;
        }

        var (needed, having) = (reset.MethodsFor(groups), MethodCatalogue.All.Count(method => IsGoodFor(method, groups)));
        if (having < needed)
        {
            yield return new(field, $"{PolicyCheck.Who(group)} can have {having} of the {needed} kinds of method that a reset takes");
        }
    }

    private IEnumerable<PolicyFinding> Custom()
    {
        if (reset.Questions.Custom.Count > 0 && !policy.Methods.Any(rule => rule.Method == MethodCatalogue.Questions && rule.On))
        {
            yield return new("passwordReset.questions.custom", "questions are off, so nobody is asked these");
        }
    }

    private bool IsGoodFor(AuthenticationMethod method, HashSet<string> groups) =>
        available.Contains(method) && policy.IsUsable(method, groups) && policy.Serves(method, MethodPurposes.PasswordReset);
}

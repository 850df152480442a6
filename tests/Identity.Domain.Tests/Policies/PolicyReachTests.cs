using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class PolicyReachTests
{
    private static readonly GroupScope NotContractors = new([GroupScope.Everyone], ["contractors"]);

    [Test]
    public void People_are_counted_by_the_rule_that_they_cannot_satisfy()
    {
        var policy = Given.Everything(Given.Requires(MethodCatalogue.Totp)) with { Methods = [new(MethodCatalogue.Totp, On: true, NotContractors)] };

        var findings = PolicyReach.Check(policy, [MethodCatalogue.Totp], [Alike(40), Alike(12, "contractors"), Alike(2, "contractors", "staff")]);

        Assert.That(findings, Is.EqualTo([new PolicyFinding("registration[0].require", "14 people cannot register what it requires")]));
    }

    [Test]
    public void Rule_that_somebody_does_not_fall_under_is_none_of_theirs()
    {
        var rule = Given.Kinds(2, MethodPurposes.TwoStep) with { Groups = new(["staff"], []) };
        var policy = Given.On(MethodCatalogue.Totp) with { Registration = [rule] };

        Assert.That(PolicyReach.Check(policy, MethodCatalogue.All, [Alike(9)]), Is.Empty);
        Assert.That(
            PolicyReach.Check(policy, MethodCatalogue.All, [Alike(1, "staff")]),
            Is.EqualTo([new PolicyFinding("registration[0].count", "1 person cannot register what it requires")]));
    }

    [Test]
    public void Reset_counts_those_who_cannot_have_enough_methods_for_it()
    {
        var policy = Given.On(MethodCatalogue.Totp, MethodCatalogue.Questions) with { PasswordReset = new() { Administrators = ["admins"] } };

        Assert.That(
            PolicyReach.Check(policy, MethodCatalogue.All, [Alike(30), Alike(3, "admins")]),
            Is.EqualTo([new PolicyFinding("passwordReset", "3 people cannot have the methods that a reset takes")]), "administrators have no questions");
    }

    private static PeopleAlike Alike(int count, params string[] groups) => new(groups.ToHashSet(StringComparer.Ordinal), count);
}

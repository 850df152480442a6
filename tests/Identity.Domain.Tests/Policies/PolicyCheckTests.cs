using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class PolicyCheckTests
{
    private static readonly AuthenticationMethod[] Available = [MethodCatalogue.Totp];

    [Test]
    public void A_policy_that_this_server_can_do_has_no_findings() => Assert.Multiple(() =>
    {
        Assert.That(PolicyCheck.Check(PolicyDocument.Default, Available), Is.Empty);
        Assert.That(PolicyCheck.Check(Given.On(MethodCatalogue.Totp) with { Registration = [Given.Requires(MethodCatalogue.Totp)] }, Available), Is.Empty);
    });

    [Test]
    public void A_method_switched_on_that_the_server_cannot_do_is_found() =>
        Assert.That(Fields(Given.On(MethodCatalogue.Phone)), Is.EqualTo("methods.phone.on"));

    [Test]
    [Category("fault-17")]
    public void A_rule_that_requires_a_method_that_is_off_is_found() =>
        Assert.That(Fields(PolicyDocument.Default with { Registration = [Given.Requires(MethodCatalogue.Phone)] }), Is.EqualTo("registration[0].require"));

    [Test]
    [Category("fault-17")]
    public void A_rule_that_counts_more_kinds_than_there_are_is_found() =>
        Assert.That(
            Fields(PolicyDocument.Default with { Registration = [Given.Kinds(2, MethodPurposes.TwoStep)] }), Is.EqualTo("registration[0].count"));

    [Test]
    [Category("fault-17")]
    public void A_rule_for_a_group_that_the_method_is_not_for_is_found()
    {
        var policy = new PolicyDocument
        {
            Methods = [new(MethodCatalogue.Totp, On: true, new(["staff"], []))],
            Registration = [Given.Requires(MethodCatalogue.Totp) with { Groups = new(["staff", "guests"], []) }],
        };

        Assert.That(PolicyCheck.Check(policy, Available).Single().Message, Does.Contain("guests").And.Contain("totp"));
    }

    private static string Fields(PolicyDocument policy) => string.Join(' ', PolicyCheck.Check(policy, Available).Select(finding => finding.Field));
}

using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

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

    [TestCase("off", "*", "")]
    [TestCase("offered", "*", "signIn[0].acr")]
    [TestCase("required", "*", "signIn[0].acr")]
    [TestCase("required", "payroll", "")]
    public void A_level_of_every_app_that_no_app_password_reaches_is_found(string use, string client, string fields)
    {
        var policy = PolicyDocument.Default with
        {
            AppPasswords = Enum.Parse<AppPasswordUse>(use, ignoreCase: true),
            SignIn = [new([client], AssuranceLevel.TwoFactor)],
        };

        Assert.That(Fields(policy), Is.EqualTo(fields));
    }

    [TestCase(30, "totp", "payroll", "")]
    [TestCase(30, "totp", "*", "rememberDeviceDays")]
    [TestCase(0, "totp", "*", "")]
    [TestCase(30, "email", "payroll", "rememberDeviceDays")]
    public void Days_for_devices_that_no_sign_in_could_use_are_found(int days, string method, string client, string fields)
    {
        var policy = Given.On(MethodCatalogue.Find(method)!) with { RememberDeviceDays = days, SignIn = [new([client], AssuranceLevel.TwoFactor)] };

        Assert.That(
            PolicyCheck.Check(policy, MethodCatalogue.All).Select(finding => finding.Field).Where(field => field == "rememberDeviceDays"),
            Is.EqualTo(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

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

    [Test]
    [Category("fault-17")]
    public void A_campaign_for_what_cannot_be_registered_is_found() =>
        Assert.That(
            Fields(PolicyDocument.Default with { Registration = [Given.Requires(MethodCatalogue.SecurityKey) with { Nudge = new(1, 3) }] }),
            Is.EqualTo("registration[0].require"));

    [Test]
    [Category("fault-17")]
    public void A_rule_for_people_outside_the_experience_is_found()
    {
        var reset = Given.Kinds(1, MethodPurposes.PasswordReset) with { Groups = new(["legacy", "staff"], []) };
        var policy = PolicyDocument.Default with { Registration = [reset], Experience = new(["*"], ["legacy"]) };

        Assert.That(Found(policy), Is.EqualTo("registration[0].purpose: somebody in legacy is outside of experience and registers nothing for password reset"));
    }

    [Test]
    [Category("fault-17")]
    public void A_security_key_that_policy_takes_out_of_reset_fulfils_no_rule_for_it()
    {
        var policy = Given.On(MethodCatalogue.SecurityKey) with { Registration = [Given.Kinds(1, MethodPurposes.PasswordReset)] };

        Assert.Multiple(() =>
        {
            Assert.That(PolicyCheck.Check(policy, MethodCatalogue.All), Is.Empty);
            Assert.That(
                PolicyCheck.Check(policy with { PasswordReset = Given.Reset with { SecurityKey = false, Groups = GroupScope.Nobody } }, MethodCatalogue.All)
                    .Select(finding => finding.Field),
                Is.EqualTo(new[] { "registration[0].count" }));
        });
    }

    [Test]
    public void A_review_of_what_is_never_due_is_found() => Assert.Multiple(() =>
    {
        var phone = Given.On(MethodCatalogue.Phone) with { Review = GroupScope.All };
        Assert.That(PolicyCheck.Check(phone, MethodCatalogue.All), Is.Empty);
        Assert.That(PolicyCheck.Check(phone with { ReconfirmDays = 0 }, MethodCatalogue.All).Single().Field, Is.EqualTo("review"));
        Assert.That(Fields(PolicyDocument.Default with { Review = GroupScope.All }), Is.EqualTo("review"));
        Assert.That(Fields(PolicyDocument.Default with { ReconfirmDays = 0 }), Is.Empty);
    });

    [TestCase("urn:identity:2fa", "")]
    [TestCase("urn:identity:phr", "signIn[1].acr: no method that is on reaches urn:identity:phr")]
    [Category("fault-17")]
    public void A_level_that_no_method_reaches_is_found(string acr, string found) =>
        Assert.That(
            Found(PolicyDocument.Default with { SignIn = [new(["*"], AssuranceLevel.OneFactor), new(["bank"], AcrValues.Level(acr)!.Value)] }), Is.EqualTo(found));

    [Test]
    [Category("fault-17")]
    public void A_reset_that_takes_more_than_there_is_is_found() => Assert.Multiple(() =>
    {
        Assert.That(Found(PolicyDocument.Default with { PasswordReset = Given.Reset with { Administrators = [] } }), Is.Empty);
        Assert.That(
            Found(PolicyDocument.Default with { PasswordReset = Given.Reset }),
            Is.EqualTo("passwordReset.administrators[0]: somebody in admins can have 1 of the 2 kinds of method that a reset takes"));
        Assert.That(Found(PolicyDocument.Default with { PasswordReset = Given.Reset with { Groups = new(["staff"], []) } }), Is.Empty);
        Assert.That(
            Found(PolicyDocument.Default with { PasswordReset = Given.Reset with { Groups = new(["*"], ["admins"]), TwoMethods = new(["finance"], []) } }),
            Is.EqualTo("passwordReset.twoMethods: somebody in finance can have 1 of the 2 kinds of method that a reset takes"));
        Assert.That(
            Found(new PolicyDocument { PasswordReset = Given.Reset with { Administrators = [] } }),
            Is.EqualTo("passwordReset: somebody in no group can have 0 of the 1 kinds of method that a reset takes"));
    });

    [Test]
    [Category("fault-17")]
    public void Questions_do_not_count_for_what_administrators_need() =>
        Assert.That(
            PolicyCheck.Check(Given.On(MethodCatalogue.Totp, MethodCatalogue.Questions) with { PasswordReset = Given.Reset }, MethodCatalogue.All).Single().Field,
            Is.EqualTo("passwordReset.administrators[0]"));

    [Test]
    public void Questions_of_ones_own_that_nobody_is_asked_are_found()
    {
        var own = Given.Reset with { Administrators = [], Questions = new(5, 3, [new("badge", new Dictionary<string, string>())]) };

        Assert.That(Fields(PolicyDocument.Default with { PasswordReset = own }), Is.EqualTo("passwordReset.questions.custom"));
        Assert.That(
            PolicyCheck.Check(Given.On(MethodCatalogue.Totp, MethodCatalogue.Questions) with { PasswordReset = own }, MethodCatalogue.All), Is.Empty);
    }

    private static string Found(PolicyDocument policy) =>
        string.Join('\n', PolicyCheck.Check(policy, Available).Select(finding => $"{finding.Field}: {finding.Message}"));

    private static string Fields(PolicyDocument policy) => string.Join(' ', PolicyCheck.Check(policy, Available).Select(finding => finding.Field));
}

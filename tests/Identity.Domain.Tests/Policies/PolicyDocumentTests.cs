using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Policies;

internal sealed class PolicyDocumentTests
{
    [TestCase("", true)]
    [TestCase("staff", true)]
    [TestCase("pilot", false)]
    [TestCase("staff,pilot", false)]
    public void Exclusion_wins_over_everyone(string groups, bool usable)
    {
        var policy = new PolicyDocument { Methods = [new(MethodCatalogue.Totp, On: true, new(["*"], ["pilot"]))] };

        Assert.That(policy.IsUsable(MethodCatalogue.Totp, Groups(groups)), Is.EqualTo(usable));
    }

    [Test]
    public void A_method_is_off_unless_it_is_switched_on() => Assert.Multiple(() =>
    {
        Assert.That(PolicyDocument.Default.IsUsable(MethodCatalogue.Totp, Groups("")), Is.True);
        Assert.That(PolicyDocument.Default.IsUsable(MethodCatalogue.Phone, Groups("")), Is.False);
        Assert.That(PolicyDocument.Default.Registration, Is.Empty);
        Assert.That(new PolicyDocument { Methods = [new(MethodCatalogue.Totp, On: false, GroupScope.All)] }.IsUsable(MethodCatalogue.Totp, Groups("")), Is.False);
    });

    [Test]
    public void What_a_rule_of_the_person_names_is_proposed_before_the_rest()
    {
        var policy = Given.Everything(
            Given.RequiresOrOther(MethodCatalogue.Phone) with { Groups = new(["staff"], []) },
            Given.RequiresOrOther(MethodCatalogue.Questions) with { Id = "others", Groups = new(["guests"], []) })
            with
        {
            Order = [MethodCatalogue.Totp, MethodCatalogue.Phone],
        };

        Assert.Multiple(() =>
        {
            Assert.That(Names(policy, "staff"), Is.EqualTo("phone totp securityKey hardwareToken email questions"));
            Assert.That(Names(policy, "guests"), Is.EqualTo("questions totp phone securityKey hardwareToken email"));
            Assert.That(Names(PolicyDocument.Default, ""), Is.EqualTo("securityKey totp hardwareToken phone email questions"));
        });
    }

    [TestCase("bank", AssuranceLevel.PhishingResistant)]
    [TestCase("mail", AssuranceLevel.TwoFactor)]
    public void The_highest_rule_for_an_app_gives_its_level(string client, AssuranceLevel level)
    {
        var policy = new PolicyDocument
        {
            SignIn = [new(["bank"], AssuranceLevel.PhishingResistant), new(["*"], AssuranceLevel.TwoFactor), new(["bank"], AssuranceLevel.OneFactor)],
        };

        Assert.That(policy.RequiredLevel(client), Is.EqualTo(level));
    }

    [Test]
    [Category("fault-3")]
    public void The_hash_is_of_the_whole_rule_and_of_nothing_else()
    {
        var rule = Given.Requires(MethodCatalogue.Totp) with { Defer = new DeferralRule.GraceDays(14) };
        RegistrationRule[] edits =
        [
            rule with { Id = "other" },
            rule with { Groups = new(["staff"], []) },
            rule with { Purpose = MethodPurposes.PasswordReset },
            rule with { Requirement = new RegistrationRequirement.Named([MethodCatalogue.Totp], AllowOther: true) },
            rule with { Requirement = new RegistrationRequirement.Count(1) },
            rule with { Defer = new DeferralRule.GraceDays(15) },
            rule with { Defer = new DeferralRule.Skips(14) },
            rule with { Defer = new DeferralRule.Always() },
            rule with { Defer = null },
            rule with { Defer = null, Nudge = new(14, 3) },
            rule with { Defer = null, Nudge = new(14, 2) },
            rule with { Defer = null, Nudge = new(13, 3) },
        ];

        Assert.Multiple(() =>
        {
            Assert.That(edits.Select(edit => edit.Hash), Is.Unique.And.None.EqualTo(rule.Hash));
            Assert.That((rule with { }).Hash, Is.EqualTo(rule.Hash).And.Length.EqualTo(64));
        });
    }

    [Test]
    public void A_rule_can_be_put_off_until_its_deadline()
    {
        var rule = Given.Requires(MethodCatalogue.Totp);

        Assert.Multiple(() =>
        {
            Assert.That((rule with { Defer = new DeferralRule.GraceDays(14) }).Deadline(Given.Now), Is.EqualTo(Given.Now.AddDays(14)));
            Assert.That(
                (rule with { Defer = new DeferralRule.Until(new DateOnly(2026, 12, 31)) }).Deadline(Given.Now),
                Is.EqualTo(new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)));
            Assert.That((rule with { Defer = new DeferralRule.Skips(3) }).Deadline(Given.Now), Is.Null);
            Assert.That((rule with { Defer = new DeferralRule.Always() }).Deadline(Given.Now), Is.Null);
            Assert.That(rule.Deadline(Given.Now), Is.Null);
        });
    }

    [Test]
    public void Who_gets_the_older_page_has_two_step_methods_and_nothing_else()
    {
        var policy = Given.Everything(Given.Kinds(1, MethodPurposes.TwoStep), Given.Kinds(2, MethodPurposes.PasswordReset)) with
        {
            Experience = new(["*"], ["legacy"]),
            AppPasswords = AppPasswordUse.Offered,
        };

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', policy.UsableFor(Groups("legacy"))), Is.EqualTo("securityKey totp phone"));
            Assert.That(policy.RulesFor(Groups("legacy")).Select(rule => rule.Purpose), Is.EqualTo(new[] { MethodPurposes.TwoStep }));
            Assert.That(policy.AppPasswordsFor(Groups("legacy")), Is.EqualTo(AppPasswordUse.Off));
            Assert.That(policy.UsableFor(Groups("staff")), Has.Count.EqualTo(5));
            Assert.That(policy.RulesFor(Groups("staff")), Has.Count.EqualTo(2));
            Assert.That(policy.AppPasswordsFor(Groups("staff")), Is.EqualTo(AppPasswordUse.Offered));
        });
    }

    [Test]
    public void Questions_are_never_for_administrators()
    {
        var policy = Given.Resettable();

        Assert.That(policy.IsUsable(MethodCatalogue.Questions, Groups("staff")), Is.True);
        Assert.That(policy.IsUsable(MethodCatalogue.Questions, Groups("staff,admins")), Is.False);
        Assert.That(policy.IsUsable(MethodCatalogue.Email, Groups("admins")), Is.True);
    }

    [TestCase("*", "", true, false)]
    [TestCase("*,staff", "", true, false)]
    [TestCase("*", "staff", false, false)]
    [TestCase("staff", "", false, false)]
    [TestCase("", "", false, true)]
    [TestCase("staff", "*", false, true)]
    public void A_scope_is_everybody_or_nobody_whatever_the_groups(string include, string exclude, bool everybody, bool nobody)
    {
        var scope = new GroupScope([.. Groups(include)], [.. Groups(exclude)]);

        Assert.That((scope.IsEverybody, scope.IsNobody), Is.EqualTo((everybody, nobody)));
    }

    private static string Names(PolicyDocument policy, string groups) => string.Join(' ', policy.OrderFor(Groups(groups)));

    private static HashSet<string> Groups(string names) => [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}

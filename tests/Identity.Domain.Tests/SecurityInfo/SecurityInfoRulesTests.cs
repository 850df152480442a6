using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.SecurityInfo;

internal sealed class SecurityInfoRulesTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp, isDefault: true);
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone) with { RegisteredAt = Given.Now.AddDays(-20) };
    private static readonly RegisteredMethod Key =
        Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant) with { RegisteredAt = Given.Now.AddDays(-10) };
    private static readonly RegisteredMethod Email = Given.Registered(MethodCatalogue.Email);

    [Test]
    public void What_no_rule_requires_can_be_removed() => Assert.Multiple(() =>
    {
        Assert.That(Remove(Given.Everything(), Given.Person(Totp), Totp), Is.EqualTo(new RemovalAnswer.Allowed(null)));
        Assert.That(Remove(Given.Everything(Given.Kinds(1, MethodPurposes.TwoStep)), Given.Person(Totp, Phone), Totp), Is.EqualTo(new RemovalAnswer.Allowed(Phone)));
        Assert.That(Remove(Given.Everything(), Given.Person(Totp), Phone), Is.EqualTo(new RemovalAnswer.NotRegistered()));
    });

    [Test]
    [Category("rule-5")]
    public void The_last_one_that_a_rule_requires_stays() => Assert.Multiple(() =>
    {
        var required = new RemovalAnswer.Required("rule");
        Assert.That(Remove(Given.Everything(Given.Requires(MethodCatalogue.Totp)), Given.Person(Totp, Phone), Totp), Is.EqualTo(required));
        Assert.That(Remove(Given.Everything(Given.RequiresOrOther(MethodCatalogue.Totp)), Given.Person(Totp), Totp), Is.EqualTo(required));
        Assert.That(
            Remove(Given.Everything(Given.Kinds(2, MethodPurposes.PasswordReset) with { Id = "rule" }), Given.Person(Totp, Email), Email), Is.EqualTo(required));
        Assert.That(
            Remove(Given.Everything(Given.Kinds(2, MethodPurposes.TwoStep) with { Id = "rule" }), Given.Person(Totp), Totp),
            Is.EqualTo(required), "one of two is missing, which is no leave to remove the other");
    });

    [Test]
    public void Another_of_the_kind_stands_in_for_it()
    {
        var other = Given.Registered(MethodCatalogue.Totp) with { Channel = "a tablet" };

        Assert.That(Remove(Given.Everything(Given.Requires(MethodCatalogue.Totp)), Given.Person(Totp, other), Totp), Is.EqualTo(new RemovalAnswer.Allowed(other)));
    }

    [Test]
    [Category("fault-5")]
    public void What_adds_no_channel_adds_nothing_to_a_number()
    {
        var app = Totp with { Channel = Phone.Channel };
        var policy = Given.Everything(Given.Kinds(2, MethodPurposes.TwoStep));

        Assert.That(Remove(policy, Given.Person(app, Phone, Key), Phone), Is.EqualTo(new RemovalAnswer.Allowed(app)));
        Assert.That(Remove(policy, Given.Person(app, Phone, Key), Key), Is.TypeOf<RemovalAnswer.Required>());
    }

    [Test]
    public void Only_rules_of_the_person_that_require_something_hold_a_method() => Assert.Multiple(() =>
    {
        var rule = Given.Requires(MethodCatalogue.Totp);
        Assert.That(Remove(Given.Everything(rule with { Groups = new(["staff"], []) }), Given.Person(Totp), Totp), Is.TypeOf<RemovalAnswer.Allowed>());
        Assert.That(Remove(Given.Everything(rule with { Nudge = new(1, 3) }), Given.Person(Totp), Totp), Is.TypeOf<RemovalAnswer.Allowed>());
        Assert.That(Remove(Given.On(MethodCatalogue.Phone) with { Registration = [rule] }, Given.Person(Totp), Totp), Is.TypeOf<RemovalAnswer.Allowed>());
        Assert.That(Remove(Given.Everything(rule with { Defer = new DeferralRule.GraceDays(14) }), Given.Person(Totp), Totp), Is.TypeOf<RemovalAnswer.Required>());
    });

    [Test]
    [Category("fault-22")]
    public void What_is_replaced_in_the_same_commit_can_go()
    {
        var policy = Given.Everything(Given.Requires(MethodCatalogue.Totp));
        var replacement = Totp with { Id = Guid.CreateVersion7(), Channel = "a new phone", IsDefault = false };

        Assert.Multiple(() =>
        {
            Assert.That(
                SecurityInfoRules.Remove(policy, Given.Person(Totp, Phone), Totp.Id, replacement),
                Is.EqualTo(new RemovalAnswer.Allowed(replacement)));
            Assert.That(SecurityInfoRules.Remove(policy, Given.Person(Totp), Totp.Id, Phone), Is.EqualTo(new RemovalAnswer.Required("rule")));
        });
    }

    [Test]
    public void The_default_stays_or_passes_to_the_next_that_can_do_two_step_verification() => Assert.Multiple(() =>
    {
        Assert.That(NextDefault(Given.Everything(), Given.Person(Email, Key, Phone, Totp), Totp), Is.EqualTo(Phone));
        Assert.That(NextDefault(Given.Everything(), Given.Person(Email, Key, Phone, Totp), Phone), Is.EqualTo(Totp));
        Assert.That(NextDefault(Given.On(MethodCatalogue.Totp, MethodCatalogue.SecurityKey), Given.Person(Key, Phone, Totp), Totp), Is.EqualTo(Key));
        Assert.That(NextDefault(Given.Everything(), Given.Person(Email, Totp), Totp), Is.Null);
    });

    [Test]
    [Category("rule-2")]
    public void Only_what_policy_lets_people_use_for_two_step_verification_may_be_the_default() => Assert.Multiple(() =>
    {
        Assert.That(SecurityInfoRules.MayBeDefault(Given.Everything(), Given.Person(), Phone), Is.True);
        Assert.That(SecurityInfoRules.MayBeDefault(Given.Everything(), Given.Person(), Email), Is.False);
        Assert.That(SecurityInfoRules.MayBeDefault(Given.On(MethodCatalogue.Totp), Given.Person(), Phone), Is.False);
    });

    [TestCase("totp", 900, true)]
    [TestCase("totp", 901, false)]
    [TestCase("securityKey", 300, true)]
    [TestCase("securityKey", 301, false)]
    [Category("rule-5")]
    [Category("fault-10")]
    public void A_change_takes_a_proof_of_15_minutes_and_of_a_security_key_of_5(string kind, int secondsAgo, bool permitted) =>
        Assert.That(
            Authority(Given.Person(Totp, Phone), kind, Given.Password(), Given.Proof(Totp, secondsAgo)),
            permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());

    [Test]
    [Category("rule-5")]
    [Category("fault-10")]
    public void A_weaker_method_changes_nothing_where_there_is_a_stronger_one() => Assert.Multiple(() =>
    {
        Assert.That(Authority(Given.Person(Totp, Key), "totp", Given.Password(), Given.Proof(Totp)), Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());
        Assert.That(Authority(Given.Person(Totp, Key), "totp", Given.Password(), Given.Proof(Key)), Is.TypeOf<EnrollmentAuthority.Permitted>());
        Assert.That(Authority(Given.Person(Totp), "totp", Given.Password()), Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());
    });

    private static EnrollmentAuthority Authority(PersonFacts person, string kind, params IReadOnlyList<SignInProof> proofs) =>
        SecurityInfoRules.Authority(Given.Everything(), person, MethodCatalogue.Find(kind), proofs, Given.Now);

    private static RegisteredMethod? NextDefault(PolicyDocument policy, PersonFacts person, RegisteredMethod removed) =>
        ((RemovalAnswer.Allowed)Remove(policy, person, removed)).NextDefault;

    private static RemovalAnswer Remove(PolicyDocument policy, PersonFacts person, RegisteredMethod method) =>
        SecurityInfoRules.Remove(policy, person, method.Id);
}

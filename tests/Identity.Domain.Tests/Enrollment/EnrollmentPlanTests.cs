using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Enrollment;

internal sealed class EnrollmentPlanTests
{
    private static readonly RegistrationRule Graceful = Given.Requires(MethodCatalogue.Totp) with { Defer = new DeferralRule.GraceDays(14) };
    private static readonly RegistrationRule Counted = Given.Requires(MethodCatalogue.Totp) with { Defer = new DeferralRule.Skips(3) };

    [Test]
    public void Nothing_missing_asks_nothing() => Assert.Multiple(() =>
    {
        Assert.That(Plan(PolicyDocument.Default, Given.Person()), Is.EqualTo(new EnrollmentPlan.Complete()));
        Assert.That(Plan(Given.Everything(Given.Requires(MethodCatalogue.Totp)), Given.PersonWith(MethodCatalogue.Totp)), Is.EqualTo(new EnrollmentPlan.Complete()));
    });

    [Test]
    public void Named_methods_are_asked_for_and_nothing_in_their_place() =>
        Assert.That(Steps(Given.Requires(MethodCatalogue.Phone, MethodCatalogue.Totp)), Is.EqualTo("totp, phone"));

    [Test]
    public void Where_others_may_be_chosen_the_named_ones_are_proposed_first() =>
        Assert.That(Steps(Given.RequiresOrOther(MethodCatalogue.Phone)), Is.EqualTo("phone/securityKey/totp"));

    [Test]
    public void A_choice_never_repeats_another_step() =>
        Assert.That(Steps(Given.RequiresOrOther(MethodCatalogue.Totp, MethodCatalogue.Phone)), Is.EqualTo("totp/securityKey, phone/securityKey"));

    [Test]
    public void A_two_step_method_serves_a_reset_too() =>
        Assert.That(Steps(Given.Requires(MethodCatalogue.Totp), Given.Kinds(1, MethodPurposes.PasswordReset)), Is.EqualTo("totp"));

    [Test]
    public void Only_what_two_step_methods_leave_open_is_filled_for_a_reset() =>
        Assert.That(
            Steps(Given.Requires(MethodCatalogue.Totp), Given.Kinds(2, MethodPurposes.PasswordReset)),
            Is.EqualTo("totp, securityKey/phone/email/questions"));

    [Test]
    [Category("fault-5")]
    public void What_fills_two_counts_comes_before_a_second_of_a_kind_that_fills_one()
    {
        RegisteredMethod[] overOneChannel =
        [
            Given.Registered(MethodCatalogue.SecurityKey) with { Channel = "a phone with a key in it" },
            Given.Registered(MethodCatalogue.Phone) with { Channel = "a phone with a key in it" },
        ];
        var policy = Given.Everything(Given.Kinds(2, MethodPurposes.TwoStep), Given.Kinds(3, MethodPurposes.PasswordReset)) with
        {
            Order = [MethodCatalogue.Phone, MethodCatalogue.Totp, MethodCatalogue.Email],
            PasswordReset = new() { Administrators = [], SecurityKey = false },
        };

        Assert.That(Render.Steps(Plan(policy, Given.Person(overOneChannel))), Is.EqualTo("totp/phone/securityKey, email/questions"));
    }

    [Test]
    public void Two_step_methods_come_first_whatever_the_order()
    {
        var rules = new[] { Given.Requires(MethodCatalogue.Totp), Given.Requires(MethodCatalogue.Email) with { Id = "reset", Purpose = MethodPurposes.PasswordReset } };
        var policy = Given.Everything(rules) with { Order = [MethodCatalogue.Email] };

        Assert.That(Render.Steps(Plan(policy, Given.Person())), Is.EqualTo("totp, email"));
    }

    [Test]
    public void The_level_of_the_app_asks_for_one_two_step_method() => Assert.Multiple(() =>
    {
        Assert.That(Render.Steps(Plan(Given.Everything(), Given.Person(), AssuranceLevel.TwoFactor)), Is.EqualTo("securityKey/totp/phone"));
        Assert.That(Plan(Given.Everything(), Given.PersonWith(MethodCatalogue.Phone), AssuranceLevel.TwoFactor), Is.TypeOf<EnrollmentPlan.Complete>());
        Assert.That(Render.Steps(Plan(Given.Everything(), Given.PersonWith(MethodCatalogue.Phone), AssuranceLevel.PhishingResistant)), Is.EqualTo("securityKey"));
    });

    [Test]
    public void The_page_is_told_which_rule_asks_and_why()
    {
        var person = Given.PersonWith(MethodCatalogue.Phone);
        var policy = Given.On(MethodCatalogue.Totp, MethodCatalogue.Email) with
        {
            Registration =
            [
                Given.RequiresOrOther(MethodCatalogue.Totp) with { Id = "off" },
                Given.Requires(MethodCatalogue.Totp) with { Id = "two" },
                Given.Requires(MethodCatalogue.Email) with { Id = "reset", Purpose = MethodPurposes.PasswordReset },
            ],
        };

        var plan = Interrupt(policy, person, AssuranceLevel.TwoFactor);

        Assert.That(plan.Because, Is.EqualTo(new InterruptReason[]
        {
            new(InterruptTrigger.MethodSwitchedOff, "off"),
            new(InterruptTrigger.TwoStepMissing, "two"),
            new(InterruptTrigger.PasswordResetMissing, "reset"),
            new(InterruptTrigger.LevelUnreachable, null),
        }));
    }

    [Test]
    [Category("fault-17")]
    public void What_nobody_can_register_is_the_administrators_mistake() => Assert.Multiple(() =>
    {
        Assert.That(
            Render.Plan(Plan(PolicyDocument.Default with { Registration = [Given.Requires(MethodCatalogue.Phone)] }, Given.Person())),
            Does.StartWith("Unsatisfiable").And.Contain("TwoStepMissing"));
        Assert.That(
            Render.Plan(Plan(PolicyDocument.Default, Given.PersonWith(MethodCatalogue.Totp), AssuranceLevel.PhishingResistant)),
            Does.StartWith("Unsatisfiable").And.Contain("LevelUnreachable"));
    });

    [TestCase(0, true)]
    [TestCase(13, true)]
    [TestCase(14, false)]
    public void Grace_days_run_from_when_the_person_was_first_asked(int askedDaysAgo, bool skippable)
    {
        var asked = new Deferral { RuleId = Graceful.Id, FirstAskedAt = Given.Now.AddDays(-askedDaysAgo) };

        var plan = Interrupt(Given.Everything(Graceful), Given.Person() with { Deferrals = [asked] });

        Assert.That(plan.SkippableUntil, skippable ? Is.EqualTo(Given.Now.AddDays(14 - askedDaysAgo)) : Is.Null);
    }

    [TestCase(0, 3)]
    [TestCase(2, 1)]
    [TestCase(3, null)]
    [TestCase(4, null)]
    public void Skips_run_out(int used, int? left)
    {
        var asked = new Deferral { RuleId = Counted.Id, FirstAskedAt = Given.Now, SkipsUsed = used };

        var plan = Interrupt(Given.Everything(Counted), Given.Person() with { Deferrals = [asked] });

        Assert.That(plan.SkipsLeft, Is.EqualTo(left));
    }

    [Test]
    public void No_days_of_grace_and_no_skips_cannot_be_skipped() => Assert.Multiple(() =>
    {
        Assert.That(Interrupt(Given.Everything(Graceful with { Defer = new DeferralRule.GraceDays(0) }), Given.Person()).IsSkippable, Is.False);
        Assert.That(Interrupt(Given.Everything(Counted with { Defer = new DeferralRule.Skips(0) }), Given.Person()).IsSkippable, Is.False);
    });

    [Test]
    public void A_rule_that_cannot_wait_takes_the_offer_away()
    {
        var policy = Given.Everything(Graceful, Given.Requires(MethodCatalogue.Phone) with { Id = "now" });

        Assert.Multiple(() =>
        {
            Assert.That(Interrupt(policy, Given.Person()).IsSkippable, Is.False);
            Assert.That(Interrupt(Given.Everything(Graceful), Given.Person(), AssuranceLevel.TwoFactor).IsSkippable, Is.False);
        });
    }

    [Test]
    [Category("fault-3")]
    public void A_skip_holds_for_the_sign_in_in_which_it_was_made()
    {
        var (policy, person) = (Given.Everything(Graceful), Given.Person() with { Deferrals = [Given.Skip(Graceful)] });

        Assert.Multiple(() =>
        {
            Assert.That(EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, Given.Now, Given.Now), Is.TypeOf<EnrollmentPlan.Complete>());
            Assert.That(EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, Given.Now.AddTicks(1), Given.Now), Is.TypeOf<EnrollmentPlan.Interrupt>());
            Assert.That(EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, signedInAt: null, Given.Now), Is.TypeOf<EnrollmentPlan.Interrupt>());
        });
    }

    [Test]
    [Category("fault-3")]
    public void A_skip_made_before_the_rule_was_enforced_is_void_after_it()
    {
        var person = Given.Person() with { Deferrals = [Given.Skip(Graceful)] };

        Assert.That(Interrupt(Given.Everything(Graceful with { Defer = null }), person).IsSkippable, Is.False);
        Assert.That(Interrupt(Given.Everything(Graceful with { Defer = new DeferralRule.GraceDays(90) }), person).IsSkippable, Is.True);
    }

    [Test]
    [Category("fault-3")]
    public void A_skip_given_under_another_deadline_is_void()
    {
        var skip = Given.Skip(Graceful) with { FirstAskedAt = Given.Now.AddDays(-1) };

        Assert.That(Plan(Given.Everything(Graceful), Given.Person() with { Deferrals = [skip] }), Is.TypeOf<EnrollmentPlan.Interrupt>());
    }

    [Test]
    [Category("fault-3")]
    public void An_unrelated_edit_neither_voids_nor_restarts_a_skip()
    {
        var person = Given.Person() with { Deferrals = [Given.Skip(Graceful, askedDaysAgo: 10)] };
        var edited = Given.Everything(Graceful, Given.Kinds(1, MethodPurposes.PasswordReset) with { Groups = new(["guests"], []) }) with { ReconfirmDays = 90 };

        Assert.That(Plan(edited, person), Is.TypeOf<EnrollmentPlan.Complete>());
    }

    [Test]
    [Category("fault-3")]
    public void A_skip_ends_at_its_deadline()
    {
        var person = Given.Person() with { Deferrals = [Given.Skip(Graceful)] };

        Assert.Multiple(() =>
        {
            Assert.That(At(Given.Now.AddDays(14).AddTicks(-1)), Is.TypeOf<EnrollmentPlan.Complete>());
            Assert.That(At(Given.Now.AddDays(14)), Is.TypeOf<EnrollmentPlan.Interrupt>());
        });

        EnrollmentPlan At(DateTimeOffset now) => EnrollmentPlan.Compute(Given.Everything(Graceful), person, AssuranceLevel.OneFactor, Given.Now, now);
    }

    [Test]
    [Category("fault-3")]
    public void Skips_beyond_those_allowed_are_none() => Assert.Multiple(() =>
    {
        Assert.That(Plan(Given.Everything(Counted), Given.Person() with { Deferrals = [Given.Skip(Counted, skipsUsed: 3)] }), Is.TypeOf<EnrollmentPlan.Complete>());
        Assert.That(Plan(Given.Everything(Counted), Given.Person() with { Deferrals = [Given.Skip(Counted, skipsUsed: 4)] }), Is.TypeOf<EnrollmentPlan.Interrupt>());
    });

    [Test]
    public void A_rule_for_password_reset_alone_can_be_put_off_without_end()
    {
        var rule = Given.Kinds(1, MethodPurposes.PasswordReset) with { Defer = new DeferralRule.Always() };
        var (policy, person) = (Given.Everything(rule), Given.Person() with { Deferrals = [Given.Skip(rule, askedDaysAgo: 4000, skipsUsed: 900)] });

        Assert.Multiple(() =>
        {
            Assert.That(Plan(policy, person), Is.TypeOf<EnrollmentPlan.Complete>());
            var asked = (EnrollmentPlan.Interrupt)EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, Given.Now.AddTicks(1), Given.Now);
            Assert.That((asked.IsSkippable, asked.SkippableUntil, asked.SkipsLeft), Is.EqualTo((true, (DateTimeOffset?)null, (int?)null)));
        });
    }

    [Test]
    public void What_can_wait_without_end_does_not_make_what_cannot_wait() =>
        Assert.That(
            Interrupt(
                Given.Everything(
                    Given.Requires(MethodCatalogue.Totp),
                    Given.Kinds(2, MethodPurposes.PasswordReset) with { Defer = new DeferralRule.Always() }),
                Given.Person()).IsSkippable,
            Is.False);

    [Test]
    public void If_two_are_needed_for_a_reset_the_first_can_do_two_step_verification()
    {
        var rule = Given.Kinds(2, MethodPurposes.PasswordReset);
        var policy = Given.Everything(rule) with { Order = [MethodCatalogue.Email, MethodCatalogue.Questions] };

        Assert.Multiple(() =>
        {
            Assert.That(Render.Steps(Plan(policy, Given.Person())), Is.EqualTo("securityKey/totp/phone, email/questions/totp/phone"));
            Assert.That(Render.Steps(Plan(policy, Given.PersonWith(MethodCatalogue.Email))), Is.EqualTo("questions/securityKey/totp/phone"));
            Assert.That(Render.Steps(Plan(policy, Given.PersonWith(MethodCatalogue.Totp))), Is.EqualTo("email/questions/securityKey/phone"));
            Assert.That(
                Render.Steps(Plan(Given.On(MethodCatalogue.Email, MethodCatalogue.Questions) with { Registration = [rule] }, Given.Person())),
                Is.EqualTo("email, questions"));
        });
    }

    [Test]
    [Category("fault-5")]
    public void Two_kinds_over_one_channel_count_once_where_a_number_is_asked()
    {
        var totp = Given.Registered(MethodCatalogue.Totp) with { Channel = "one phone" };
        var phone = Given.Registered(MethodCatalogue.Phone) with { Channel = "one phone" };
        var second = Given.Registered(MethodCatalogue.Totp) with { Channel = "a tablet" };
        var policy = Given.Everything(Given.Kinds(2, MethodPurposes.TwoStep));

        Assert.Multiple(() =>
        {
            Assert.That(Render.Steps(Plan(policy, Given.Person(totp, phone))), Is.EqualTo("securityKey/totp/phone"));
            Assert.That(Plan(policy, Given.Person(totp, phone, second)), Is.TypeOf<EnrollmentPlan.Complete>());
            Assert.That(
                Render.Steps(Plan(Given.On(MethodCatalogue.Totp, MethodCatalogue.Phone) with { Registration = policy.Registration }, Given.Person(totp, phone))),
                Is.EqualTo("totp/phone"));
            Assert.That(
                Plan(Given.Everything(Given.Requires(MethodCatalogue.Totp, MethodCatalogue.Phone)), Given.Person(totp, phone)),
                Is.TypeOf<EnrollmentPlan.Complete>(), "what is named has only to be there");
        });
    }

    [Test]
    [Category("attack-4")]
    public void A_mailbox_that_policy_refuses_fulfils_no_rule_for_a_reset()
    {
        var own = Given.Registered(MethodCatalogue.Email) with { MailDomain = "contoso.example" };
        var rule = Given.Requires(MethodCatalogue.Email) with { Purpose = MethodPurposes.PasswordReset };
        var policy = Given.Everything(rule) with { PasswordReset = Given.Reset with { RefusedDomains = ["contoso.example"] } };

        Assert.That(Render.Steps(Plan(policy, Given.Person(own))), Is.EqualTo("email"));
        Assert.That(Plan(policy, Given.PersonWith(MethodCatalogue.Email)), Is.TypeOf<EnrollmentPlan.Complete>());
    }

    [Test]
    public void Where_a_security_key_is_no_good_for_a_reset_what_is_good_for_both_is_proposed()
    {
        var policy = Given.Everything(Given.Kinds(1, MethodPurposes.TwoStep), Given.Kinds(1, MethodPurposes.PasswordReset));
        var without = policy with { PasswordReset = Given.Reset with { SecurityKey = false } };

        Assert.Multiple(() =>
        {
            Assert.That(Render.Steps(Plan(policy, Given.Person())), Is.EqualTo("securityKey/totp/phone"));
            Assert.That(Render.Steps(Plan(without, Given.Person())), Is.EqualTo("totp/securityKey/phone"));
            Assert.That(Render.Steps(Plan(without, Given.PersonWith(MethodCatalogue.SecurityKey))), Is.EqualTo("totp/phone/email/questions"));
        });
    }

    private static string Steps(params IReadOnlyList<RegistrationRule> rules) => Render.Steps(Plan(Given.Everything(rules), Given.Person()));

    private static EnrollmentPlan.Interrupt Interrupt(PolicyDocument policy, PersonFacts person, AssuranceLevel level = AssuranceLevel.OneFactor) =>
        (EnrollmentPlan.Interrupt)Plan(policy, person, level);

    private static EnrollmentPlan Plan(PolicyDocument policy, PersonFacts person, AssuranceLevel level = AssuranceLevel.OneFactor) =>
        EnrollmentPlan.Compute(policy, person, level, Given.Now.AddMinutes(-1), Given.Now);
}

using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.SignIn;

internal sealed class ExitGateTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone, isDefault: true);
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant);

    [Test]
    public void Nobody_named_is_asked_to_sign_in() =>
        Assert.That(ExitGate.Decide(PolicyDocument.Default, null, [], Given.Request(), Given.Now), Is.EqualTo(new GateDecision.SignIn()));

    [Test]
    public void A_disabled_account_is_refused() =>
        Assert.That(
            Decide(PolicyDocument.Default, Given.Person() with { IsDisabled = true }, Given.Password()),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.Disabled)));

    [Test]
    public void Where_nothing_is_missing_a_password_is_a_sign_in()
    {
        var signIn = SignIn(Decide(PolicyDocument.Default, Given.Person(), Given.Password(20), Given.Password(9)));

        Assert.Multiple(() =>
        {
            Assert.That(signIn.Level, Is.EqualTo(AssuranceLevel.OneFactor));
            Assert.That(signIn.AuthTime, Is.EqualTo(Given.Now.AddSeconds(-9)));
            Assert.That(string.Join(' ', signIn.Amr), Is.EqualTo("pwd"));
        });
    }

    [Test]
    public void Password_and_second_step_are_two_factors()
    {
        var signIn = SignIn(Decide(Given.Everything(), Given.Person(Totp), Given.Password(20), Given.Proof(Totp, 3)));

        Assert.Multiple(() =>
        {
            Assert.That(signIn.Level, Is.EqualTo(AssuranceLevel.TwoFactor));
            Assert.That(signIn.AuthTime, Is.EqualTo(Given.Now.AddSeconds(-20)));
            Assert.That(string.Join(' ', signIn.Amr), Is.EqualTo("pwd otp mfa"));
        });
    }

    [Test]
    [Category("rule-5")]
    [Category("fault-4")]
    public void A_registered_second_factor_is_asked_for_although_nothing_requires_it_the_default_first() =>
        Assert.That(Asked(Decide(Given.Everything(), Given.Person(Totp, Phone), Given.Password())), Is.EqualTo(new[] { Phone, Totp }));

    [Test]
    public void The_app_is_given_only_methods_that_reach_its_level() =>
        Assert.That(
            Asked(Decide(Given.Everything(), Given.Person(Totp, Key), Given.Request(AssuranceLevel.PhishingResistant), Given.Password(), Given.Proof(Totp))),
            Is.EqualTo(new[] { Key }));

    [Test]
    [Category("attack-7")]
    public void A_key_registered_with_less_than_a_key_is_two_factors()
    {
        var phished = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.TwoFactor);

        Assert.That(
            SignIn(Decide(Given.Everything(), Given.Person(phished), Given.Password(), Given.Proof(phished))).Level,
            Is.EqualTo(AssuranceLevel.TwoFactor));
    }

    [Test]
    [Category("attack-7")]
    public void A_key_that_nobody_here_can_register_well_enough_is_not_asked_for() => Assert.Multiple(() =>
    {
        Assert.That(
            Decide(Given.Everything(), Given.Person(), Given.Request(AssuranceLevel.PhishingResistant), Given.Password()),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.LevelUnreachable)));
        Assert.That(
            Decide(Given.Everything(), Given.Person(Totp), Given.Request(AssuranceLevel.PhishingResistant), Given.Password(), Given.Proof(Totp)),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.LevelUnreachable)));
    });

    [Test]
    [Category("rule-1")]
    [Category("fault-1")]
    public void Starting_over_does_not_forget_that_set_up_is_required()
    {
        var policy = Given.Everything(Given.Requires(MethodCatalogue.Totp));

        Assert.Multiple(() =>
        {
            for (var time = 0; time < 3; time++)
            {
                Assert.That(Decide(policy, Given.Person(), Given.Password()), Is.TypeOf<GateDecision.Enroll>());
            }
        });
    }

    [Test]
    [Category("attack-2")]
    public void A_rule_met_by_an_old_session_asks_for_the_password_again() =>
        Assert.That(
            Decide(Given.Everything(Given.Requires(MethodCatalogue.Totp)), Given.Person(), Given.Password(901)), Is.EqualTo(new GateDecision.SignIn()));

    [Test]
    [Category("attack-2")]
    public void Switching_a_method_off_does_not_let_a_password_replace_it()
    {
        var policy = Given.On(MethodCatalogue.Phone) with { Registration = [Given.Requires(MethodCatalogue.Phone)] };

        Assert.That(Asked(Decide(policy, Given.Person(Totp), Given.Password())), Is.EqualTo(new[] { Totp }));
        Assert.That(Decide(policy, Given.Person(Totp), Given.Password(), Given.Proof(Totp)), Is.TypeOf<GateDecision.Enroll>());
    }

    [Test]
    public void A_first_registration_that_policy_does_not_allow_is_refused() =>
        Assert.That(
            Decide(Given.Everything(Given.Requires(MethodCatalogue.Totp)) with { FirstRegistration = new([]) }, Given.Person(), Given.Password()),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.RegistrationNotAllowed)));

    [Test]
    [Category("fault-17")]
    public void What_cannot_be_registered_ends_at_a_plain_page() => Assert.Multiple(() =>
    {
        Assert.That(
            Decide(PolicyDocument.Default with { Registration = [Given.Requires(MethodCatalogue.Phone)] }, Given.Person(), Given.Password()),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.PolicyUnsatisfiable)));
        Assert.That(
            Decide(new PolicyDocument(), Given.Person(), Given.Request(AssuranceLevel.TwoFactor), Given.Password()),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.LevelUnreachable)));
    });

    [Test]
    public void Consent_comes_last()
    {
        var request = Given.Request() with { NeedsConsent = true };

        Assert.Multiple(() =>
        {
            Assert.That(Decide(Given.Everything(), Given.Person(), request, Given.Password()), Is.EqualTo(new GateDecision.Consent()));
            Assert.That(Decide(Given.Everything(), Given.Person(Totp), request, Given.Password()), Is.TypeOf<GateDecision.Challenge>());
        });
    }

    [TestCase(30, true)]
    [TestCase(31, false)]
    [Category("protocol-13")]
    public void Under_prompt_login_a_proof_counts_from_the_request_on(int secondsAgo, bool counts) =>
        Assert.That(
            Decide(Given.Everything(), Given.Person(), Given.Request() with { ForceSignIn = true }, Given.Password(secondsAgo)),
            counts ? Is.TypeOf<GateDecision.Proceed>() : Is.TypeOf<GateDecision.SignIn>());

    [TestCase(60, true)]
    [TestCase(61, false)]
    [Category("protocol-13")]
    public void Under_max_age_a_proof_counts_while_it_is_young_enough(int secondsAgo, bool counts) =>
        Assert.That(
            Decide(Given.Everything(), Given.Person(), Given.Request() with { MaxAge = TimeSpan.FromSeconds(60) }, Given.Password(secondsAgo)),
            counts ? Is.TypeOf<GateDecision.Proceed>() : Is.TypeOf<GateDecision.SignIn>());

    [Test]
    [Category("protocol-13")]
    public void Under_max_age_a_slow_second_step_does_not_ask_for_the_password_again() =>
        Assert.That(
            Decide(Given.Everything(), Given.Person(), Given.Request() with { MaxAge = TimeSpan.Zero }, Given.Password(30)), Is.TypeOf<GateDecision.Proceed>());

    [Test]
    [Category("attack-5")]
    public void A_fresh_password_is_not_joined_to_yesterdays_code() =>
        Assert.That(
            Decide(Given.Everything(), Given.Person(Totp), Given.Request() with { ForceSignIn = true }, Given.Password(), Given.Proof(Totp, 86_400)),
            Is.TypeOf<GateDecision.Challenge>());

    [Test]
    [Category("fault-7")]
    public void A_password_that_must_be_changed_is_changed_after_the_second_step_and_before_anything_is_registered()
    {
        var policy = Given.Everything(Given.Requires(MethodCatalogue.Phone));
        var person = Given.Person(Totp) with { MustChangePassword = true };

        Assert.Multiple(() =>
        {
            Assert.That(Decide(policy, person), Is.TypeOf<GateDecision.SignIn>());
            Assert.That(Decide(policy, person, Given.Password()), Is.TypeOf<GateDecision.Challenge>());
            Assert.That(Decide(policy, person, Given.Password(), Given.Proof(Totp)), Is.EqualTo(new GateDecision.ChangePassword()));
            Assert.That(Decide(policy, Given.Person() with { MustChangePassword = true }, Given.Password()), Is.EqualTo(new GateDecision.ChangePassword()));
            Assert.That(
                Decide(Given.Everything(), person, Given.Password(), Given.Proof(Totp)), Is.EqualTo(new GateDecision.ChangePassword()), "with nothing to register");
            Assert.That(
                Decide(policy, person, Given.Request() with { Level = AssuranceLevel.PhishingResistant }, Given.Password()),
                Is.TypeOf<GateDecision.Challenge>(),
                "an app's level that no second step reaches is no way around it");
            Assert.That(Decide(policy, person with { MustChangePassword = false }, Given.Password(), Given.Proof(Totp)), Is.TypeOf<GateDecision.Enroll>());
        });
    }

    [TestCase(900, true)]
    [TestCase(901, false)]
    public void A_new_password_is_asked_of_somebody_who_has_just_typed_the_old_one(int secondsAgo, bool young) =>
        Assert.That(
            Decide(Given.Everything(), Given.Person() with { MustChangePassword = true }, Given.Password(secondsAgo)),
            young ? Is.TypeOf<GateDecision.ChangePassword>() : Is.TypeOf<GateDecision.SignIn>());

    [Test]
    public void A_level_that_cannot_be_reached_is_no_way_around_the_second_step()
    {
        var person = Given.Person(Totp) with { MustChangePassword = true };

        Assert.That(
            Asked(Decide(Given.Everything(), person, Given.Request(AssuranceLevel.PhishingResistant), Given.Password())), Is.EqualTo(new[] { Totp }));
    }

    [Test]
    [Category("attack-3")]
    public void After_a_reset_by_text_the_app_is_asked_for_and_then_the_phone_counts_again()
    {
        var person = Given.Person(Totp, Phone) with { ResetChannels = [new(Phone.Channel, Given.Now.AddMinutes(-1))] };

        Assert.Multiple(() =>
        {
            Assert.That(Asked(Decide(Given.Everything(), person, Given.Password())), Is.EqualTo(new[] { Totp }));
            Assert.That(Asked(Decide(Given.Everything(), person, Given.Password(), Given.Proof(Phone))), Is.EqualTo(new[] { Totp }));
            Assert.That(SignIn(Decide(Given.Everything(), person, Given.Password(), Given.Proof(Totp))).Level, Is.EqualTo(AssuranceLevel.TwoFactor));
        });
    }

    [Test]
    [Category("attack-3")]
    public void After_a_reset_over_the_only_channel_somebody_else_has_to_help_unless_policy_opts_out()
    {
        var person = Given.Person(Phone) with { ResetChannels = [new(Phone.Channel, Given.Now.AddMinutes(-1))] };
        var required = Given.Everything(Given.Requires(MethodCatalogue.Totp));

        Assert.Multiple(() =>
        {
            Assert.That(Decide(Given.Everything(), person, Given.Password(), Given.Proof(Phone)), Is.EqualTo(new GateDecision.Refuse(RefusalReason.ChannelProvedReset)));
            Assert.That(Decide(required, person, Given.Password(), Given.Proof(Phone)), Is.EqualTo(new GateDecision.Refuse(RefusalReason.ChannelProvedReset)));
            Assert.That(
                Decide(Given.On(MethodCatalogue.Totp) with { Registration = required.Registration }, person, Given.Password()),
                Is.EqualTo(new GateDecision.Refuse(RefusalReason.ChannelProvedReset)), "switched off, it still lets no password replace it");
            Assert.That(
                Decide(Given.Resettable(Given.Reset with { ReuseChannel = true }), person, Given.Password(), Given.Proof(Phone)), Is.TypeOf<GateDecision.Proceed>());
        });
    }

    [Test]
    [Category("attack-3")]
    public void A_key_that_proved_a_reset_reaches_its_level_again_once_the_app_was_answered()
    {
        var person = Given.Person(Totp, Key) with { ResetChannels = [new(Key.Channel, Given.Now.AddMinutes(-1))] };
        var request = Given.Request(AssuranceLevel.PhishingResistant);

        Assert.Multiple(() =>
        {
            Assert.That(Asked(Decide(Given.Everything(), person, request, Given.Password(), Given.Proof(Key))), Is.EqualTo(new[] { Totp }));
            Assert.That(Asked(Decide(Given.Everything(), person, request, Given.Password(), Given.Proof(Totp))), Is.EqualTo(new[] { Key }));
            Assert.That(
                SignIn(Decide(Given.Everything(), person, request, Given.Password(), Given.Proof(Totp), Given.Proof(Key))).Level,
                Is.EqualTo(AssuranceLevel.PhishingResistant));
        });
    }

    [Test]
    [Category("attack-4")]
    public void What_was_not_proven_for_long_is_to_be_looked_over_before_consent_and_can_be_put_off()
    {
        var old = Phone with { RegisteredAt = Given.Now.AddDays(-181) };
        var policy = Given.Everything() with { Review = GroupScope.All };
        var request = Given.Request() with { NeedsConsent = true };

        var review = (GateDecision.Review)Decide(policy, Given.Person(old, Totp), request, Given.Password(), Given.Proof(Totp));

        Assert.Multiple(() =>
        {
            Assert.That(review.Due, Is.EqualTo(new[] { old }));
            Assert.That(Decide(policy, Given.Person(old, Totp), request, Given.Password()), Is.TypeOf<GateDecision.Challenge>());
            Assert.That(Decide(policy, Later(Given.Person(old, Totp), review.Later), request, Given.Password(), Given.Proof(Totp)), Is.TypeOf<GateDecision.Consent>());
            Assert.That(Decide(Given.Everything(), Given.Person(old, Totp), request, Given.Password(), Given.Proof(Totp)), Is.TypeOf<GateDecision.Consent>());
        });
    }

    [TestCase(30, true)]
    [TestCase(31, false)]
    public void What_is_optional_stops_only_somebody_who_proved_something_for_this_request(int secondsAgo, bool stops)
    {
        var policy = Given.Everything(Given.Requires(MethodCatalogue.SecurityKey) with { Nudge = new(1, 3) });
        var review = Given.Everything() with { Review = GroupScope.All };
        var old = Given.Registered(MethodCatalogue.Email) with { RegisteredAt = Given.Now.AddDays(-181) };

        Assert.That(
            Decide(policy, Given.Person(), Given.Password(secondsAgo)), stops ? Is.TypeOf<GateDecision.Enroll>() : Is.TypeOf<GateDecision.Proceed>());
        Assert.That(
            Decide(review, Given.Person(old), Given.Password(secondsAgo)), stops ? Is.TypeOf<GateDecision.Review>() : Is.TypeOf<GateDecision.Proceed>());
    }

    [Test]
    public void A_campaign_never_blocks() => Assert.Multiple(() =>
    {
        var nudge = Given.Requires(MethodCatalogue.SecurityKey) with { Nudge = new(1, 3) };
        var off = Given.On(MethodCatalogue.Totp) with { Registration = [nudge] };
        var notAllowed = Given.Everything(nudge) with { FirstRegistration = new([]) };
        Assert.That(Decide(off, Given.Person(), Given.Password()), Is.TypeOf<GateDecision.Proceed>());
        Assert.That(Decide(notAllowed, Given.Person(), Given.Password()), Is.TypeOf<GateDecision.Proceed>());
        Assert.That(
            Decide(Given.Everything(nudge), Given.Person(Totp), Given.Password(), Given.Proof(Totp)),
            Is.TypeOf<GateDecision.Enroll>().With.Property("Plan").Property("IsProposal").True);
    });

    private static PersonFacts Later(PersonFacts person, DeferralOffer offer) => person with
    {
        Deferrals = [new() { RuleId = offer.RuleId, FirstAskedAt = Given.Now, SkipsUsed = 1, SkippedAt = Given.Now, RuleHash = offer.RuleHash }],
    };

    private static Authentication SignIn(GateDecision decision) => ((GateDecision.Proceed)decision).Authentication;

    private static IReadOnlyList<RegisteredMethod> Asked(GateDecision decision) => ((GateDecision.Challenge)decision).Methods;

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, params IReadOnlyList<SignInProof> proofs) =>
        Decide(policy, person, Given.Request(), proofs);

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, GateRequest request, params IReadOnlyList<SignInProof> proofs) =>
        ExitGate.Decide(policy, person, proofs, request, Given.Now);
}

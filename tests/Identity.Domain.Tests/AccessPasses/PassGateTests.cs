using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.AccessPasses;

/// <summary>What a temporary access pass is worth.</summary>
internal sealed class PassGateTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant);

    [Test]
    public void It_stands_in_for_password_and_second_step()
    {
        var signIn = ((GateDecision.Proceed)Decide(Given.Everything(), Given.Person(Totp), Pass())).Authentication;

        Assert.That((signIn.Level, string.Join(' ', signIn.Amr)), Is.EqualTo((AssuranceLevel.TwoFactor, "otp mfa")));
    }

    [Test]
    [Category("attack-7")]
    public void It_is_never_phishing_resistant_itself()
    {
        var request = Given.Request(AssuranceLevel.PhishingResistant);

        Assert.Multiple(() =>
        {
            Assert.That(Decide(Given.On(MethodCatalogue.Totp), Given.Person(Totp), request, Pass()), Is.EqualTo(new GateDecision.Refuse(RefusalReason.LevelUnreachable)));
            Assert.That(Decide(Given.Everything(), Given.Person(Key), request, Pass()), Is.TypeOf<GateDecision.Challenge>());
            Assert.That(Decide(Given.Everything(), Given.Person(Key), request, Pass(), Given.Proof(Key)), Is.TypeOf<GateDecision.Proceed>());
        });
    }

    [Test]
    [Category("attack-7")]
    public void Who_has_nothing_registers_a_key_under_it_that_is_phishing_resistant()
    {
        var decision = Decide(Given.Everything(Given.Requires(MethodCatalogue.SecurityKey)), Given.Person(), Given.Request(AssuranceLevel.PhishingResistant), Pass());

        Assert.That(((GateDecision.Enroll)decision).Permit.Level, Is.EqualTo(AssuranceLevel.PhishingResistant));
    }

    [TestCase("password", true)]
    [TestCase("pass", true)]
    [TestCase("network", false)]
    public void First_registration_takes_it_where_policy_says_so(string allow, bool permitted) =>
        Assert.That(
            For(Given.Everything() with { FirstRegistration = new([allow]) }, Given.Person(), Pass()),
            permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NotAllowed>());

    [Test]
    [Category("attack-8")]
    public void It_is_enough_for_somebody_whose_account_was_frozen_and_a_password_is_not()
    {
        var frozen = Given.Person() with { IsFrozen = true };

        Assert.That(For(Given.Everything(), frozen, Given.Password()), Is.TypeOf<EnrollmentAuthority.NotAllowed>());
        Assert.That(For(Given.Everything(), frozen, Pass()), Is.TypeOf<EnrollmentAuthority.Permitted>());
    }

    [Test]
    [Category("rule-5")]
    public void Who_lost_every_method_changes_them_with_it() =>
        Assert.That(
            ((EnrollmentAuthority.Permitted)For(Given.Everything(), Given.Person(Totp, Key), Pass())).Permit.Level,
            Is.EqualTo(AssuranceLevel.PhishingResistant));

    [TestCase(899, 1, true)]
    [TestCase(899, 0, false)]
    [TestCase(901, 60, false)]
    [Category("fault-11")]
    [Category("attack-2")]
    public void What_it_permits_ends_with_it_and_with_its_proof(int secondsAgo, int secondsLeft, bool permitted)
    {
        var decision = For(Given.Everything() with { FirstRegistration = new(["pass"]) }, Given.Person(), Pass(secondsAgo, secondsLeft));

        Assert.That(decision, permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NotAllowed>());
    }

    [Test]
    [Category("fault-11")]
    public void What_it_signed_in_goes_on_when_it_is_over() =>
        Assert.That(Decide(Given.Everything(), Given.Person(Totp), Pass(600, -60)), Is.TypeOf<GateDecision.Proceed>());

    [Test]
    [Category("attack-1")]
    public void One_of_an_earlier_epoch_counts_for_nothing() =>
        Assert.That(Decide(Given.Everything(), Given.Person(Totp), Pass(epoch: Given.Epoch - 1)), Is.TypeOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-5")]
    public void Under_prompt_login_an_old_one_counts_for_nothing() =>
        Assert.That(Decide(Given.Everything(), Given.Person(Totp), Given.Request() with { ForceSignIn = true }, Pass(600)), Is.TypeOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-3")]
    public void Who_has_one_channel_alone_that_proved_a_reset_gets_in_with_it()
    {
        var held = Given.Person(Totp) with { ResetChannels = [new(Totp.Channel, Given.Now.AddMinutes(-20))] };

        Assert.Multiple(() =>
        {
            Assert.That(Decide(Given.Everything(), held, Given.Password(), Given.Proof(Totp)), Is.EqualTo(new GateDecision.Refuse(RefusalReason.ChannelProvedReset)));
            Assert.That(Decide(Given.Everything(), held, Pass()), Is.TypeOf<GateDecision.Proceed>());
            Assert.That(PasswordReset(held, Pass()), Is.Empty);
            Assert.That(PasswordReset(held, Pass(1_260)), Is.Not.Empty, "a pass of before the reset");
        });
    }

    [Test]
    public void Who_has_to_choose_a_password_does_so_first() =>
        Assert.That(Decide(Given.Everything(), Given.Person() with { MustChangePassword = true }, Pass()), Is.TypeOf<GateDecision.ChangePassword>());

    private static IReadOnlyList<Domain.PasswordReset.ResetChannel> PasswordReset(PersonFacts person, SignInProof proof) =>
        Domain.PasswordReset.HeldChannels.Remaining(person, [proof], Given.Now);

    private static PassProof Pass(int secondsAgo = 5, int secondsLeft = 3_000, long epoch = Given.Epoch) =>
        new(Guid.Empty, Given.Now.AddSeconds(secondsLeft), Given.Now.AddSeconds(-secondsAgo), epoch);

    private static EnrollmentAuthority For(PolicyDocument policy, PersonFacts person, params SignInProof[] proofs) =>
        EnrollmentAuthority.For(policy, person, proofs, Given.Now);

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, params SignInProof[] proofs) =>
        Decide(policy, person, Given.Request(), proofs);

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, GateRequest request, params SignInProof[] proofs) =>
        ExitGate.Decide(policy, person, proofs, request, Given.Now);
}

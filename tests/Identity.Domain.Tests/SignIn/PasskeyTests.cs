using System.Net;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.SignIn;

internal sealed class PasskeyTests
{
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant);
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);

    [TestCase(false, "hwk user mfa")]
    [TestCase(true, "swk user mfa")]
    [Category("attack-14")]
    public void A_passkey_that_verified_its_user_is_first_factor_and_second_step(bool isSynced, string amr)
    {
        var decision = Decide(Given.Everything(), Given.Person(Key), Answer(Key, verified: true) with { Key = new KeyUse(true, isSynced) });

        var signIn = ((GateDecision.Proceed)decision).Authentication;
        Assert.Multiple(() =>
        {
            Assert.That(signIn.Level, Is.EqualTo(AssuranceLevel.PhishingResistant));
            Assert.That(signIn.AuthTime, Is.EqualTo(Given.Now.AddSeconds(-1)));
            Assert.That(string.Join(' ', signIn.Amr), Is.EqualTo(amr));
        });
    }

    [Test]
    [Category("attack-14")]
    [Category("fault-4")]
    public void One_that_was_only_touched_takes_a_password()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Decide(Given.Everything(), Given.Person(Key), Answer(Key, verified: false)), Is.InstanceOf<GateDecision.SignIn>());
            Assert.That(
                Decide(Given.Everything(), Given.Person(Key), Given.Password(), Answer(Key, verified: false)),
                Is.InstanceOf<GateDecision.Proceed>());
        });
    }

    [Test]
    [Category("attack-7")]
    public void Confirming_a_registration_is_no_first_factor() =>
        Assert.That(
            Decide(
                Given.Everything(),
                Given.Person(Key),
                Given.Proof(Key, atRegistration: true) with { Key = new KeyUse(UserVerified: true, IsSynced: false) }),
            Is.InstanceOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-7")]
    public void A_passkey_that_a_password_registered_gives_two_factors() =>
        Assert.That(
            ((GateDecision.Proceed)Decide(
                Given.Everything(), Given.Person(Key with { RegisteredUnder = AssuranceLevel.OneFactor }), Answer(Key, verified: true))).Authentication.Level,
            Is.EqualTo(AssuranceLevel.TwoFactor));

    [Test]
    public void Where_policy_wants_passwords_a_passkey_is_a_second_step() =>
        Assert.That(
            Decide(With(new KeySwitches { FirstFactor = false }), Given.Person(Key), Answer(Key, verified: true)),
            Is.InstanceOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-3")]
    public void A_passkey_that_proved_a_reset_signs_nobody_in() =>
        Assert.That(
            Decide(
                Given.Everything(),
                Given.Person(Key, Totp) with { ResetChannels = [new(Key.Channel, Given.Now.AddMinutes(-5))] },
                Answer(Key, verified: true)),
            Is.InstanceOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-1")]
    public void One_of_an_earlier_epoch_signs_nobody_in() =>
        Assert.That(
            Decide(Given.Everything(), Given.Person(Key) with { Epoch = Given.Epoch + 1 }, Answer(Key, verified: true)),
            Is.InstanceOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-5")]
    public void Of_a_password_of_before_and_a_passkey_of_now_the_passkey_is_the_sign_in()
    {
        var decision = Decide(Given.Everything(), Given.Person(Key, Totp), Given.Password(4000), Given.Proof(Totp, 3990), Answer(Key, verified: true));

        Assert.That(((GateDecision.Proceed)decision).Authentication.AuthTime, Is.EqualTo(Given.Now.AddSeconds(-1)));
    }

    [Test]
    [Category("fault-15")]
    public void A_key_of_a_model_that_is_no_good_any_more_proves_nothing()
    {
        var model = Guid.CreateVersion7();
        var key = Key with { Key = Given.Passkey with { Model = model } };

        Assert.Multiple(() =>
        {
            Assert.That(
                Decide(With(new KeySwitches { DenyModels = [model] }), Given.Person(key), Answer(key, verified: true)), Is.InstanceOf<GateDecision.SignIn>());
            Assert.That(
                Decide(With(new KeySwitches { AllowModels = [Guid.CreateVersion7()] }), Given.Person(key), Answer(key, verified: true)),
                Is.InstanceOf<GateDecision.SignIn>());
            Assert.That(
                Decide(With(new KeySwitches { AllowModels = [model] }), Given.Person(key), Answer(key, verified: true)), Is.InstanceOf<GateDecision.Proceed>());
        });
    }

    [Test]
    [Category("rule-5")]
    public void A_passkey_alone_lets_methods_be_changed() =>
        Assert.That(
            EnrollmentAuthority.For(Given.Everything(), Given.Person(Key), [Answer(Key, verified: true)], Given.Now),
            Is.InstanceOf<EnrollmentAuthority.Permitted>());

    [TestCase("192.0.2.77", true)]
    [TestCase("::ffff:192.0.2.77", true)]
    [TestCase("198.51.100.1", false)]
    [TestCase(null, false)]
    [Category("attack-7")]
    [Category("attack-12")]
    public void An_app_that_takes_a_key_sends_whoever_has_none_to_the_wizard_from_a_named_network_alone(string? address, bool enrolls)
    {
        var policy = With(new KeySwitches { Networks = [IPNetwork.Parse("192.0.2.0/24")] });
        var request = Given.Request(AssuranceLevel.PhishingResistant) with { Address = address is null ? null : IPAddress.Parse(address) };

        var decision = ExitGate.Decide(policy, Given.Person(Totp), [Given.Password(), Given.Proof(Totp)], request, Given.Now);

        Assert.Multiple(() =>
        {
            Assert.That(decision is GateDecision.Enroll, Is.EqualTo(enrolls));
            Assert.That(decision is GateDecision.Refuse(RefusalReason.LevelUnreachable), Is.EqualTo(!enrolls));
            Assert.That((decision as GateDecision.Enroll)?.Permit.KeyLevel, Is.EqualTo(enrolls ? AssuranceLevel.PhishingResistant : null));
            Assert.That((decision as GateDecision.Enroll)?.Permit.Level, Is.EqualTo(enrolls ? AssuranceLevel.TwoFactor : null));
        });
    }

    [Test]
    [Category("fault-6")]
    public void A_named_network_is_no_leave_by_itself()
    {
        var policy = With(new KeySwitches { Networks = [IPNetwork.Parse("192.0.2.0/24")] }) with { FirstRegistration = new([]) };
        var request = Given.Request(AssuranceLevel.PhishingResistant) with { Address = IPAddress.Parse("192.0.2.77") };

        Assert.Multiple(() =>
        {
            Assert.That(ExitGate.Decide(policy, Given.Person(), [Given.Password()], request, Given.Now), Is.InstanceOf<GateDecision.Refuse>());
            Assert.That(ExitGate.Decide(policy, Given.Person(Totp), [Given.Password()], request, Given.Now), Is.InstanceOf<GateDecision.Challenge>());
        });
    }

    [Test]
    [Category("attack-11")]
    public void A_key_that_cannot_stand_alone_is_good_for_no_reset()
    {
        var policy = Given.Resettable();
        string[] none = [];

        Assert.Multiple(() =>
        {
            Assert.That(policy.Counts(Key, new HashSet<string>(none), MethodPurposes.PasswordReset), Is.True);
            Assert.That(policy.Counts(Weak(Given.Passkey with { VerifiesUser = false }), new HashSet<string>(none), MethodPurposes.PasswordReset), Is.False);
            Assert.That(policy.Counts(Weak(Given.Passkey with { IsDiscoverable = false }), new HashSet<string>(none), MethodPurposes.PasswordReset), Is.False);
            Assert.That(policy.Counts(Weak(null), new HashSet<string>(none), MethodPurposes.TwoStep), Is.True);
        });
    }

    private static RegisteredMethod Weak(KeyTraits? traits) => Key with { Key = traits };

    private static PolicyDocument With(KeySwitches keys) =>
        new() { Methods = [new(MethodCatalogue.SecurityKey, On: true, GroupScope.All, Keys: keys), new(MethodCatalogue.Totp, On: true, GroupScope.All)] };

    private static TwoStepProof Answer(RegisteredMethod key, bool verified) => Given.Proof(key) with { Key = new KeyUse(verified, IsSynced: false) };

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, params IReadOnlyList<SignInProof> proofs) =>
        ExitGate.Decide(policy, person, proofs, Given.Request(), Given.Now);
}

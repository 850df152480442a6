using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Enrollment;

[Category("attack-2")]
[Category("rule-5")]
internal sealed class EnrollmentAuthorityTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant);
    private static readonly RegisteredMethod Email = Given.Registered(MethodCatalogue.Email);

    [TestCase(900, true)]
    [TestCase(901, false)]
    public void Without_a_second_factor_a_young_password_is_enough(int secondsAgo, bool permitted) =>
        Assert.That(
            For(Given.Everything(), Given.Person(Email), Given.Password(secondsAgo)),
            permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NeedsSignIn>());

    [Test]
    public void A_permit_names_the_person_the_epoch_and_one_factor()
    {
        var permit = Permit(For(Given.Everything(), Given.Person(), Given.Password()));

        Assert.That((permit.PersonId, permit.Epoch, permit.Level), Is.EqualTo((Given.Person().Id, Given.Epoch, AssuranceLevel.OneFactor)));
    }

    [Test]
    public void A_first_registration_that_policy_does_not_allow_is_refused() =>
        Assert.That(For(Given.Everything() with { FirstRegistration = new([]) }, Given.Person(), Given.Password()), Is.EqualTo(new EnrollmentAuthority.NotAllowed()));

    [TestCase(900, true)]
    [TestCase(901, false)]
    public void With_a_second_factor_a_young_proof_by_it_is_needed(int secondsAgo, bool permitted) =>
        Assert.That(
            For(Given.Everything(), Given.Person(Totp), Given.Password(40_000), Given.Proof(Totp, secondsAgo)),
            permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());

    [Test]
    public void A_method_that_policy_switched_off_is_still_asked_for() =>
        Assert.That(
            Asked(For(Given.On(MethodCatalogue.Phone), Given.Person(Totp), Given.Password())),
            Is.EqualTo(new[] { Totp }));

    [Test]
    public void A_weaker_method_does_not_change_a_stronger_one() =>
        Assert.That(
            Asked(For(Given.Everything(), Given.Person(Totp, Key), Given.Password(), Given.Proof(Totp))),
            Is.EqualTo(new[] { Key }));

    [Test]
    public void A_second_factor_without_the_password_is_not_enough() =>
        Assert.That(For(Given.Everything(), Given.Person(Totp), Given.Proof(Totp)), Is.EqualTo(new EnrollmentAuthority.NeedsSignIn()));

    [Test]
    [Category("attack-1")]
    public void Proofs_from_before_a_reset_permit_nothing() => Assert.Multiple(() =>
    {
        Assert.That(For(Given.Everything(), Given.Person(), Given.Password(epoch: Given.Epoch - 1)), Is.EqualTo(new EnrollmentAuthority.NeedsSignIn()));
        Assert.That(
            For(Given.Everything(), Given.Person(Totp), Given.Password(), Given.Proof(Totp, epoch: Given.Epoch - 1)),
            Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());
    });

    [Test]
    public void A_password_that_must_be_changed_permits_nothing() =>
        Assert.That(
            For(Given.Everything(), Given.Person(Totp) with { MustChangePassword = true }, Given.Password(), Given.Proof(Totp)),
            Is.EqualTo(new EnrollmentAuthority.NeedsPasswordChange()));

    [Test]
    [Category("attack-3")]
    public void A_channel_that_proved_a_reset_permits_nothing_until_another_has_succeeded()
    {
        var phone = Given.Registered(MethodCatalogue.Phone);
        var keyHeld = Given.Person(Key, phone) with { ResetChannels = [new(Key.Channel, Given.Now.AddMinutes(-1))] };
        var allHeld = Given.Person(phone) with { ResetChannels = [new(phone.Channel, Given.Now.AddMinutes(-1))] };

        Assert.Multiple(() =>
        {
            Assert.That(For(Given.Everything(), allHeld, Given.Password(), Given.Proof(phone)), Is.EqualTo(new EnrollmentAuthority.NeedsOtherChannel(RefusalReason.ChannelProvedReset)));
            Assert.That(Asked(For(Given.Everything(), keyHeld, Given.Password(), Given.Proof(Key))), Is.EqualTo(new[] { phone }));
            Assert.That(Asked(For(Given.Everything(), keyHeld, Given.Password(), Given.Proof(phone))), Is.EqualTo(new[] { Key }));
            Assert.That(For(Given.Everything(), keyHeld, Given.Password(), Given.Proof(phone), Given.Proof(Key)), Is.TypeOf<EnrollmentAuthority.Permitted>());
            Assert.That(
                For(Given.Resettable(Given.Reset with { ReuseChannel = true }), allHeld, Given.Password(), Given.Proof(phone)),
                Is.TypeOf<EnrollmentAuthority.Permitted>());
        });
    }

    [Test]
    [Category("fault-17")]
    public void A_phone_that_policy_leaves_no_way_to_reach_is_not_asked_and_opens_nothing()
    {
        var phone = Given.Registered(MethodCatalogue.Phone) with { Phone = PhoneSlot.Mobile };
        var silent = Given.On(MethodCatalogue.Totp);

        Assert.Multiple(() =>
        {
            Assert.That(
                For(silent, Given.Person(phone), Given.Password()), Is.EqualTo(new EnrollmentAuthority.NeedsOtherChannel(RefusalReason.SecondStepUnreachable)));
            Assert.That(Asked(For(silent, Given.Person(phone, Totp), Given.Password())), Is.EqualTo(new[] { Totp }));
        });
    }

    [TestCase(AssuranceLevel.PhishingResistant, false, AssuranceLevel.PhishingResistant)]
    [TestCase(AssuranceLevel.PhishingResistant, true, AssuranceLevel.TwoFactor)]
    [TestCase(AssuranceLevel.TwoFactor, false, AssuranceLevel.TwoFactor)]
    [Category("attack-7")]
    public void The_permit_carries_the_level_that_the_proof_really_has(AssuranceLevel under, bool atRegistration, AssuranceLevel level)
    {
        var key = Given.Registered(MethodCatalogue.SecurityKey, under);

        Assert.That(
            Permit(For(Given.Everything(), Given.Person(key), Given.Password(), Given.Proof(key, atRegistration: atRegistration))).Level,
            Is.EqualTo(level));
    }

    private static EnrollmentPermit Permit(EnrollmentAuthority authority) => ((EnrollmentAuthority.Permitted)authority).Permit;

    private static IReadOnlyList<RegisteredMethod> Asked(EnrollmentAuthority authority) => ((EnrollmentAuthority.NeedsChallenge)authority).Methods;

    private static EnrollmentAuthority For(PolicyDocument policy, PersonFacts person, params IReadOnlyList<SignInProof> proofs) =>
        EnrollmentAuthority.For(policy, person, proofs, Given.Now);
}

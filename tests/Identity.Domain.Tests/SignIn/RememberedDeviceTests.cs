using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.SignIn;

/// <summary>What a device is good for on which a person is not asked again, and when it ends.</summary>
internal sealed class RememberedDeviceTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone);
    private static readonly PolicyDocument Policy = Given.On(MethodCatalogue.Totp, MethodCatalogue.Phone, MethodCatalogue.RecoveryCodes) with { RememberDeviceDays = 30 };
    private static readonly RememberedDevice Device = Remembered(daysAgo: 10);

    [Test]
    public void It_takes_the_place_of_the_second_step_and_gives_no_level()
    {
        var signIn = ((GateDecision.Proceed)Decide(Policy, Owner())).Authentication;

        Assert.That((signIn.Level, string.Join(' ', signIn.Amr)), Is.EqualTo((AssuranceLevel.OneFactor, "pwd")));
    }

    [Test]
    [Category("fault-4")]
    public void Alone_it_is_nothing() =>
        Assert.That(ExitGate.Decide(Policy, Owner(), [Recognised()], Given.Request(), Given.Now), Is.TypeOf<GateDecision.SignIn>());

    [Test]
    [Category("attack-5")]
    public void It_satisfies_no_demand() => Assert.Multiple(() =>
    {
        Assert.That(Decide(Policy, Owner(), Given.Request(AssuranceLevel.TwoFactor)), Is.TypeOf<GateDecision.Challenge>(), "acr");
        Assert.That(Decide(Policy, Owner(), Given.Request() with { MaxAge = TimeSpan.FromHours(1) }), Is.TypeOf<GateDecision.Challenge>(), "max_age");
        Assert.That(Decide(Policy, Owner(), Given.Request() with { ForceSignIn = true }), Is.TypeOf<GateDecision.Challenge>(), "prompt=login");
        Assert.That(Decide(Policy, Owner(), Given.Request() with { Task = new AccountTask.Visit() }), Is.TypeOf<GateDecision.Challenge>(), "Security info");
        Assert.That(
            Decide(Policy with { SignIn = [new(["app"], AssuranceLevel.TwoFactor)] }, Owner()), Is.TypeOf<GateDecision.Challenge>(), "policy's level for the app");
    });

    [Test]
    [Category("rule-5")]
    [Category("attack-2")]
    public void It_changes_no_method_and_no_password() => Assert.Multiple(() =>
    {
        Assert.That(EnrollmentAuthority.For(Policy, Owner(), Proofs, Given.Now), Is.TypeOf<EnrollmentAuthority.NeedsChallenge>());
        Assert.That(Decide(Given.Everything(Given.Requires(MethodCatalogue.SecurityKey)) with { RememberDeviceDays = 30 }, Owner()), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(Decide(Policy, Owner() with { MustChangePassword = true }), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(
            ExitGate.Decide(Policy, Owner() with { MustChangePassword = true }, [Given.Password(secondsAgo: 3600), Recognised()], Given.Request(), Given.Now),
            Is.TypeOf<GateDecision.Challenge>(), "with an old password too");
    });

    [Test]
    [Category("attack-4")]
    public void It_stops_nobody_to_look_over_what_is_registered()
    {
        var owner = Owner() with { Methods = [Totp, Phone with { RegisteredAt = Given.Now.AddDays(-200) }] };
        var policy = Policy with { Review = GroupScope.All };

        Assert.That(Decide(policy, owner), Is.TypeOf<GateDecision.Proceed>());
        Assert.That(
            ExitGate.Decide(policy, owner, [.. Proofs, Given.Proof(Totp)], Given.Request(), Given.Now), Is.TypeOf<GateDecision.Review>(), "after a second step");
    }

    [TestCase(29, 30, true)]
    [TestCase(30, 30, false)]
    [TestCase(10, 11, true)]
    [TestCase(10, 10, false)]
    [TestCase(0, 0, false)]
    [TestCase(29, 90, true)]
    [TestCase(31, 90, false)]
    public void It_ends_as_was_said_or_sooner_where_policy_has_fewer_days(int daysAgo, int days, bool isGood) =>
        Assert.That(
            Decide(Policy with { RememberDeviceDays = days }, Owner(Remembered(daysAgo))), isGood ? Is.TypeOf<GateDecision.Proceed>() : Is.TypeOf<GateDecision.Challenge>());

    [Test]
    [Category("attack-1")]
    public void It_ends_with_the_epoch()
    {
        Assert.That(Decide(Policy, Owner(Device with { Epoch = Given.Epoch - 1 })), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(
            ExitGate.Decide(Policy, Owner(), [Given.Password(), Recognised(epoch: Given.Epoch - 1)], Given.Request(), Given.Now), Is.TypeOf<GateDecision.Challenge>());
    }

    [Test]
    public void It_ends_when_it_is_forgotten_and_with_the_method_that_proved_it()
    {
        Assert.That(Decide(Policy, Given.Person(Totp, Phone)), Is.TypeOf<GateDecision.Challenge>(), "forgotten");
        Assert.That(Decide(Policy, Owner(Device with { Id = Guid.CreateVersion7() })), Is.TypeOf<GateDecision.Challenge>(), "another device of the person's");
        Assert.That(Decide(Policy, Owner() with { Methods = [Phone] }), Is.TypeOf<GateDecision.Challenge>(), "removed");
        Assert.That(
            Decide(Given.On(MethodCatalogue.Phone) with { RememberDeviceDays = 30 }, Owner()), Is.TypeOf<GateDecision.Challenge>(), "switched off");
    }

    [Test]
    [Category("attack-3")]
    public void A_channel_that_proved_a_reset_is_held_on_it_too()
    {
        var held = Owner() with { ResetChannels = [new ResetChannel(Totp.Channel, Given.Now.AddDays(-11))] };

        Assert.That(Decide(Policy, held), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(Decide(Policy, held with { Methods = [Totp] }), Is.EqualTo(new GateDecision.Refuse(RefusalReason.ChannelProvedReset)));
    }

    [Test]
    public void It_is_offered_where_it_would_do_and_never_with_a_reserve() => Assert.Multiple(() =>
    {
        var codes = Given.Registered(MethodCatalogue.RecoveryCodes);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), Totp, Given.Request()), Is.EqualTo(30));
        Assert.That(DeviceTrust.DaysOffered(Policy with { RememberDeviceDays = 0 }, Owner(), Totp, Given.Request()), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), codes, Given.Request()), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), Totp, Given.Request(AssuranceLevel.TwoFactor)), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), Totp, Given.Request() with { ForceSignIn = true }), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), Totp, Given.Request() with { MaxAge = TimeSpan.FromDays(1) }), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner(), Totp, Given.Request() with { Task = new AccountTask.Visit() }), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy with { SignIn = [new(["app"], AssuranceLevel.TwoFactor)] }, Owner(), Totp, Given.Request()), Is.Zero);
        Assert.That(DeviceTrust.DaysOffered(Policy, Owner() with { MustChangePassword = true }, Totp, Given.Request()), Is.Zero);
    });

    private static IReadOnlyList<SignInProof> Proofs => [Given.Password(), Recognised()];

    private static RememberedDevice Remembered(int daysAgo) => new()
    {
        Id = new Guid(5, 0, 0, new byte[8]),
        Epoch = Given.Epoch,
        MethodId = Totp.Id,
        RememberedAt = Given.Now.AddDays(-daysAgo),
        Until = Given.Now.AddDays(30 - daysAgo),
    };

    private static RememberedDeviceProof Recognised(long epoch = Given.Epoch) => new(Device.Id, Given.Now.AddSeconds(-5), epoch);

    private static PersonFacts Owner(RememberedDevice? device = null) => Given.Person(Totp, Phone) with { RememberedDevices = [device ?? Device] };

    private static GateDecision Decide(PolicyDocument policy, PersonFacts person, GateRequest? request = null) =>
        ExitGate.Decide(policy, person, Proofs, request ?? Given.Request(), Given.Now);
}

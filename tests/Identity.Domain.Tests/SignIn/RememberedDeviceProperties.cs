using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SignIn;

/// <summary>Of whatever world: what remembered devices change, and what they never do.</summary>
internal sealed class RememberedDeviceProperties
{
    [Test]
    [Category("attack-5")]
    public void Nothing_that_is_demanded_is_satisfied_by_a_remembered_device()
    {
        var cases =
            from world in WorldGenerator.WorldsWithDevices
            from demand in Demands
            select world with { Request = demand(world.Request) };

        Claim.Holds(cases, world => Same(world, Without(world)));
    }

    [Test]
    [Category("rule-2")]
    [Category("attack-5")]
    public void It_lets_in_with_a_password_alone_where_a_second_step_would_be_asked_and_changes_nothing_else() =>
        Claim.Holds(WorldGenerator.WorldsWithDevices, world => Same(world, Without(world)) || (Without(world).Decide(), world.Decide()) is
            (GateDecision.Challenge, GateDecision.Proceed { Authentication: { Level: AssuranceLevel.OneFactor, Amr: ["pwd"] } } or GateDecision.Consent));

    [Test]
    [Category("rule-1")]
    public void What_it_lets_in_has_a_device_that_is_remembered_now() =>
        Claim.Holds(WorldGenerator.WorldsWithDevices, world => Same(world, Without(world)) || world.Person.RememberedDevices.Any(device =>
            device.Epoch == world.Person.Epoch
            && device.RememberedAt <= world.Now
            && world.Now < device.Until
            && world.Now < device.RememberedAt.AddDays(world.Policy.RememberDeviceDays)
            && Oracle.SecondFactors(world).Any(method => method.Id == device.MethodId && !Oracle.IsHeld(world, method))
            && world.Proofs.Any(proof => proof is RememberedDeviceProof recognised && recognised.DeviceId == device.Id && proof.Epoch == world.Person.Epoch)));

    [Test]
    [Category("rule-5")]
    [Category("attack-2")]
    public void No_method_is_changed_on_the_strength_of_a_remembered_device() =>
        Claim.Holds(WorldGenerator.WorldsWithDevices, world =>
            EnrollmentAuthority.For(world.Policy, world.Person, world.Proofs, world.Now).GetType()
                == EnrollmentAuthority.For(world.Policy, world.Person, Without(world).Proofs, world.Now).GetType()
            && (world.Decide() is not (GateDecision.Enroll or GateDecision.Review or GateDecision.ChangePassword) || Same(world, Without(world))));

    private static Gen<Func<GateRequest, GateRequest>> Demands { get; } = Gen.Elements<Func<GateRequest, GateRequest>>(
        request => request with { Level = AssuranceLevel.TwoFactor },
        request => request with { Level = AssuranceLevel.PhishingResistant },
        request => request with { MaxAge = TimeSpan.FromDays(90) },
        request => request with { ForceSignIn = true },
        request => request with { Task = new AccountTask.Visit() },
        request => request with { Task = new AccountTask.Prove(Kind: null, "add") },
        request => request with { Task = new AccountTask.ChangePassword() });

    private static World Without(World world) => world with
    {
        Person = world.Person with { RememberedDevices = [] },
        Proofs = [.. world.Proofs.Where(proof => proof is not RememberedDeviceProof)],
    };

    private static bool Same(World one, World other) => Render.Decision(one.Decide()) == Render.Decision(other.Decide());
}

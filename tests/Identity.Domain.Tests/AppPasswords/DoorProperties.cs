using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.AppPasswords;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.AppPasswords;

/// <summary>The gate at doors, against the rules said a second time.</summary>
internal sealed class DoorProperties
{
    private static readonly IPAddress Inside = IPAddress.Parse("192.0.2.7");
    private static readonly IPAddress Outside = IPAddress.Parse("198.51.100.7");

    private static Gen<Knock> Knocks =>
        from world in WorldGenerator.Worlds
        from use in Gen.Frequency((1, Gen.Constant(AppPasswordUse.Off)), (4, Gen.Constant(AppPasswordUse.Offered)), (4, Gen.Constant(AppPasswordUse.Required)))
        from isFrozen in Often(8)
        from isTold in Often(92)
        from isOwn in Often(95)
        from epoch in Gen.Frequency((12, Gen.Constant(WorldGenerator.Epoch)), (1, Gen.Constant(WorldGenerator.Epoch - 1)))
        from doors in Gen.Elements(DoorNames.All, DoorNames.All, Doors.Web, Doors.Mail | Doors.Grant)
        from networks in Gen.Elements("", "", "192.0.2.0/24")
        from expires in Gen.Elements<int?>(null, null, null, -1, 0, 1)
        from isEnded in Often(5)
        from door in Gen.Elements(DoorNames.Each.AsEnumerable())
        from client in Gen.Elements("app", "other", DoorNames.Web)
        from address in Gen.Elements(Inside, Inside, Outside, null)
        let password = new AppPassword
        {
            Id = Guid.Empty,
            PersonId = isOwn ? world.Person.Id : Guid.Empty,
            Epoch = epoch,
            Name = "mail",
            Doors = doors,
            Networks = AllowedNetworks.Read(networks)!,
            CreatedAt = world.Now.AddDays(-1),
            ExpiresAt = expires is { } minutes ? world.Now.AddMinutes(minutes) : null,
            EndedAt = isEnded ? world.Now : null,
        }
        select new Knock(
            world with
            {
                Policy = world.Policy with { AppPasswords = use },
                Person = world.Person with { IsFrozen = isFrozen, HasAppPassword = true },
            },
            isTold ? new AppPasswordProof(password) : null,
            new DoorRequest(door, client, address));

    [Test]
    [Category("rule-1")]
    [Category("attack-6")]
    public void A_door_opens_to_exactly_those_who_may_in() =>
        Claim.Holds(Knocks, knock => knock.Decide() is DoorDecision.Open == MayIn(knock));

    [Test]
    [Category("attack-11")]
    public void Without_a_right_app_password_every_refusal_is_the_same() =>
        Claim.Holds(Knocks, knock => IsRight(knock)
            ? knock.Decide() is not DoorDecision.Refuse(DoorRefusal.NotRight)
            : knock.Decide() is DoorDecision.Refuse(DoorRefusal.NotRight));

    [Test]
    [Category("attack-6")]
    public void What_comes_in_by_a_door_has_one_factor_and_says_so() =>
        Claim.Holds(Knocks, knock => knock.Decide() is not DoorDecision.Open(var signIn)
            || (signIn.Level is AssuranceLevel.OneFactor && signIn.Amr.Single() == "app_password"));

    [Test]
    [Category("fault-9")]
    public void Proofs_of_sign_ins_open_no_door() =>
        Claim.Holds(Knocks, knock => Same(knock.Decide(), (knock with { World = knock.World with { Proofs = [] } }).Decide()));

    private static bool Same(DoorDecision one, DoorDecision other) => (one, other) switch
    {
        (DoorDecision.Refuse, DoorDecision.Refuse) => one == other,
        _ => one is DoorDecision.Open && other is DoorDecision.Open,
    };

    private static bool MayIn(Knock knock)
    {
        var (world, proof, request) = knock;
        return IsRight(knock)
            && !world.Person.IsDisabled
            && !world.Person.IsFrozen
            && !world.Person.MustChangePassword
            && world.Policy.AppPasswords is not AppPasswordUse.Off
            && !Oracle.GetsOlderPage(world)
            && proof!.Password.Doors.HasFlag(request.Door)
            && (proof.Password.Networks.IsAnywhere || Equals(request.Address, Inside))
            && (request.ClientId != "app" || world.Policy.SignIn[1].Level is AssuranceLevel.OneFactor)
            && Oracle.Unmet(world).All(rule => Oracle.IsPutOff(world, rule, DateTimeOffset.MinValue));
    }

    private static bool IsRight(Knock knock) =>
        knock.Proof?.Password is { EndedAt: null } password
        && password.PersonId == knock.World.Person.Id
        && password.Epoch == knock.World.Person.Epoch
        && (password.ExpiresAt is null || password.ExpiresAt > knock.World.Now);

    private static Gen<bool> Often(int percent) => Gen.Choose(1, 100).Select(number => number <= percent);

    internal sealed record Knock(World World, AppPasswordProof? Proof, DoorRequest Request)
    {
        public DoorDecision Decide() => ExitGate.Decide(World.Policy, World.Person, Proof, Request, World.Now);
    }
}

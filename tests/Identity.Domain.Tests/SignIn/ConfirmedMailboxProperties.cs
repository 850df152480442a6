using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SignIn;

/// <summary>A confirmed mailbox lets somebody register who has nothing, and is worth nothing anywhere else, whatever was proven beside it.</summary>
internal sealed class ConfirmedMailboxProperties
{
    [Test]
    [Category("rule-5")]
    [Category("attack-2")]
    public void Whoever_has_a_two_step_method_gains_nothing_by_it() =>
        Claim.Holds(WorldGenerator.Worlds.Where(world => world.Person.Methods.Any(method => method.Method is TwoStepMethod)), world =>
            Render.Decision(Confirmed(world, isConfirmed: true).Decide()) == Render.Decision(Confirmed(world, isConfirmed: false).Decide()));

    [Test]
    [Category("rule-2")]
    [Category("rule-5")]
    public void Whoever_has_none_may_register_by_it_and_reaches_nothing_more() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => world with { Person = world.Person with { Methods = [] } }), world =>
        {
            var (without, with) = (Confirmed(world, isConfirmed: false).Decide(), Confirmed(world, isConfirmed: true).Decide());
            return Render.Decision(without) == Render.Decision(with)
                || with is GateDecision.Enroll { Permit.Level: AssuranceLevel.OneFactor }
                || (without, with) is (GateDecision.ConfirmMailbox, GateDecision.Refuse(RefusalReason.LevelUnreachable));
        });

    private static World Confirmed(World world, bool isConfirmed) => world with
    {
        Policy = world.Policy with { FirstRegistration = world.Policy.FirstRegistration with { Allow = [FirstRegistrationRule.Mailbox] } },
        Person = world.Person with { MailDomain = "home.example" },
        // A network that is vouched for would make a key worth more.
        Request = world.Request with { Address = null, Mailbox = isConfirmed ? new MailboxConfirmation(world.Person.Id, world.Person.Epoch, world.Now) : null },
    };
}

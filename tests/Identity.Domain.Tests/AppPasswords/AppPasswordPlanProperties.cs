using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.AppPasswords;

/// <summary>The wizard's last section.</summary>
internal sealed class AppPasswordPlanProperties
{
    private static Gen<World> Required =>
        from world in WorldGenerator.Worlds
        from has in Gen.Elements(true, false)
        select world with { Policy = world.Policy with { AppPasswords = AppPasswordUse.Required }, Person = world.Person with { HasAppPassword = has } };

    [Test]
    public void It_is_asked_of_those_who_have_none_and_have_put_nothing_off() =>
        Claim.Holds(Required, world => world.Plan(signedInAt: world.Now) switch
        {
            EnrollmentPlan.Interrupt plan => plan.AppPassword == IsAsked(world),
            EnrollmentPlan.Complete => !IsAsked(world),
            _ => true,
        });

    [Test]
    public void It_changes_no_step_and_no_way_of_putting_steps_off() =>
        Claim.Holds(Required, world => (world.Plan(), Off(world).Plan()) switch
        {
            (EnrollmentPlan.Interrupt { Steps.Count: > 0 } with, EnrollmentPlan.Interrupt without) =>
                Render.Steps(with) == Render.Steps(without) && with.Offers.SequenceEqual(without.Offers),
            (EnrollmentPlan.Interrupt { AppPassword: true } alone, EnrollmentPlan.Complete) =>
                !alone.IsSkippable && alone.Because.Single().Trigger is InterruptTrigger.AppPasswordMissing,
            var (with, without) => Render.Plan(with) == Render.Plan(without),
        });

    [Test]
    public void The_older_page_never_asks_for_it() =>
        Claim.Holds(Required, world => !Oracle.GetsOlderPage(world) || world.Plan() is not EnrollmentPlan.Interrupt { AppPassword: true });

    [TestCase(AppPasswordUse.Off)]
    [TestCase(AppPasswordUse.Offered)]
    public void Where_it_is_not_required_nobody_is_asked(AppPasswordUse use) =>
        Claim.Holds(Required, world =>
            (world with { Policy = world.Policy with { AppPasswords = use } }).Plan() is not EnrollmentPlan.Interrupt { AppPassword: true });

    private static World Off(World world) => world with { Policy = world.Policy with { AppPasswords = AppPasswordUse.Off } };

    private static bool IsAsked(World world) =>
        !world.Person.HasAppPassword
        && !Oracle.GetsOlderPage(world)
        && !Oracle.Unmet(world).Any(rule => Oracle.IsPutOff(world, rule, world.Now));
}

using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Enrollment;

internal sealed class ProposalTests
{
    private static readonly RegistrationRule Keys = Given.Requires(MethodCatalogue.SecurityKey) with { Id = "keys", Nudge = new(7, 2) };
    private static readonly PolicyDocument Policy = Given.Everything(Given.Kinds(1, MethodPurposes.TwoStep), Keys);
    private static readonly PersonFacts Enough = Given.PersonWith(MethodCatalogue.Totp);

    [Test]
    public void A_campaign_proposes_to_people_who_have_enough()
    {
        var plan = Propose(Enough)!;

        Assert.Multiple(() =>
        {
            Assert.That(Render.Steps(plan), Is.EqualTo("securityKey"));
            Assert.That(plan.Because, Is.EqualTo(new[] { new InterruptReason(InterruptTrigger.Nudge, "keys") }));
            Assert.That(plan.Offers, Is.EqualTo(new[] { new DeferralOffer("keys", Keys.Hash, null, null) }));
            Assert.That(plan.IsProposal);
        });
    }

    [Test]
    public void A_campaign_is_never_missing() => Assert.Multiple(() =>
    {
        Assert.That(Plan(Policy, Enough), Is.TypeOf<EnrollmentPlan.Complete>());
        Assert.That(Render.Steps(Plan(Policy, Given.Person())), Is.EqualTo("securityKey/totp/phone"));
        Assert.That(((EnrollmentPlan.Interrupt)Plan(Policy, Given.Person())).IsProposal, Is.False);
    });

    [Test]
    public void Nothing_is_proposed_to_somebody_who_put_off_what_is_required()
    {
        var required = Given.Kinds(1, MethodPurposes.TwoStep) with { Defer = new DeferralRule.Skips(3) };
        var person = Given.Person() with { Deferrals = [Given.Skip(required)] };

        Assert.That(Plan(Given.Everything(required, Keys), person), Is.TypeOf<EnrollmentPlan.Complete>());
        Assert.That(EnrollmentPlan.Propose(Given.Everything(required, Keys), person, Given.Now.AddMinutes(-1), Given.Now), Is.Null);
    }

    [Test]
    public void Nothing_is_proposed_that_is_there_or_that_the_person_cannot_have() => Assert.Multiple(() =>
    {
        Assert.That(Propose(Given.PersonWith(MethodCatalogue.Totp, MethodCatalogue.SecurityKey)), Is.Null);
        Assert.That(
            EnrollmentPlan.Propose(Given.On(MethodCatalogue.Totp) with { Registration = [Keys] }, Enough, Given.Now.AddMinutes(-1), Given.Now), Is.Null);
    });

    [TestCase(0, 1, false)]
    [TestCase(6, 1, false)]
    [TestCase(7, 1, true)]
    [TestCase(7, 2, true)]
    [TestCase(7, 3, false)]
    [TestCase(3000, 3, false)]
    public void It_comes_back_after_the_days_and_as_often_as_the_rule_says(int days, int times, bool proposed)
    {
        var person = Enough with { Deferrals = [Given.Skip(Keys, skipsUsed: times)] };

        Assert.That(
            EnrollmentPlan.Propose(Policy, person, Given.Now.AddTicks(1), Given.Now.AddDays(days)) is not null, Is.EqualTo(proposed));
    }

    [Test]
    public void Without_days_of_rest_it_comes_back_at_the_next_sign_in()
    {
        var rule = Keys with { Nudge = new(0, 3) };
        var person = Enough with { Deferrals = [Given.Skip(rule)] };

        Assert.That(EnrollmentPlan.Propose(Given.Everything(rule), person, Given.Now, Given.Now), Is.Null);
        Assert.That(EnrollmentPlan.Propose(Given.Everything(rule), person, Given.Now.AddTicks(1), Given.Now.AddTicks(1)), Is.Not.Null);
    }

    [Test]
    [Category("fault-3")]
    public void Not_now_was_said_to_the_rule_as_it_was()
    {
        var person = Enough with { Deferrals = [Given.Skip(Keys, skipsUsed: 3)] };
        var edited = Given.Everything(Keys with { Nudge = new(14, 2) });

        Assert.That(EnrollmentPlan.Propose(edited, person, Given.Now.AddMinutes(-1), Given.Now), Is.Not.Null);
    }

    private static EnrollmentPlan.Interrupt? Propose(PersonFacts person) =>
        EnrollmentPlan.Propose(Policy, person, Given.Now.AddMinutes(-1), Given.Now);

    private static EnrollmentPlan Plan(PolicyDocument policy, PersonFacts person) =>
        EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, Given.Now.AddMinutes(-1), Given.Now);
}

using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Enrollment;

internal sealed class EnrollmentPlanProperties
{
    private static readonly AssuranceLevel[] Levels = [AssuranceLevel.OneFactor, AssuranceLevel.TwoFactor, AssuranceLevel.PhishingResistant];

    [Test]
    [Category("fault-3")]
    public void A_plan_is_complete_only_if_nothing_is_missing_or_all_of_it_is_put_off() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
        {
            var signedInAt = world.Now.AddMinutes(-1);
            var missing = Oracle.Unmet(world).Any(rule => !Oracle.IsPutOff(world, rule, signedInAt));
            return world.Plan(signedInAt: signedInAt) is EnrollmentPlan.Complete == !missing;
        });

    [Test]
    [Category("rule-2")]
    public void A_reset_only_method_never_satisfies_a_two_step_requirement()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from level in Gen.Elements(Levels)
            let rules = world.Policy.Registration.Where(rule => rule.Purpose is MethodPurposes.TwoStep)
            select (World: world with { Policy = world.Policy with { Registration = [.. rules] } }, Level: level);

        Claim.Holds(cases, it =>
            Render.Plan(it.World.Plan(it.Level)) == Render.Plan(With(it.World, MethodCatalogue.Email, MethodCatalogue.Questions).Plan(it.Level)));
    }

    [Test]
    public void A_new_method_never_adds_a_step()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from method in WorldGenerator.Methods
            from level in Gen.Elements(Levels)
            select (Before: world.Plan(level), After: With(world, method).Plan(level));

        Claim.Holds(cases, plans => Steps(plans.After) <= Steps(plans.Before));
    }

    [Test]
    [Category("fault-17")]
    public void Following_the_steps_ends_with_nothing_missing()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from level in Gen.Elements(Levels)
            from turns in Gen.Choose(0, 9).ListOf(8)
            select (world, level, turns);

        Claim.Holds(cases, it => Ends(it.world, it.level, it.turns));
    }

    [Test]
    public void The_steps_as_proposed_are_exactly_what_is_missing()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from level in Gen.Elements(Levels)
            select (world, level);

        Claim.Holds(cases, it => it.world.Plan(it.level) is not EnrollmentPlan.Interrupt plan || IsSmallest(it.world, it.level, plan));
    }

    [Test]
    public void A_step_proposes_only_what_the_person_may_use_and_has_not() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Plan(AssuranceLevel.TwoFactor) is not EnrollmentPlan.Interrupt plan
            || plan.Steps.All(step => step.Choices[0] == step.Method
                && step.Choices.Distinct().Count() == step.Choices.Count
                && step.Choices.All(choice => Oracle.IsOn(world, choice) && HasInVainOrNot(world, choice))));

    [Test]
    public void The_first_step_can_do_two_step_verification_if_any_can() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Plan() is not EnrollmentPlan.Interrupt plan
            || plan.Steps[0].Method is TwoStepMethod
            || plan.Steps.All(step => step.Method is ResetOnlyMethod));

    [Test]
    public void If_two_are_needed_whatever_is_chosen_first_can_do_two_step_verification() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Plan() is not EnrollmentPlan.Interrupt { Steps.Count: >= 2 } plan
            || Oracle.SecondFactors(world).Count > 0
            || plan.Steps[0].Choices.All(choice => choice is TwoStepMethod)
            || plan.Steps.All(step => step.Choices.All(choice => choice is ResetOnlyMethod)));

    [Test]
    [Category("fault-5")]
    public void A_number_is_reached_only_with_as_many_channels()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from number in Gen.Choose(1, 3)
            from purpose in Gen.Elements(MethodPurposes.TwoStep, MethodPurposes.PasswordReset)
            select (World: OneChannel(world, Given.Kinds(number, purpose)), Number: number);

        Claim.Holds(cases, it => it.Number == 1 || it.World.Plan() is not EnrollmentPlan.Complete);
    }

    [Test]
    public void Who_gets_the_older_page_is_asked_for_two_step_methods_only() =>
        Claim.Holds(WorldGenerator.Worlds, world => !Oracle.GetsOlderPage(world) || (world.Plan(), world.Proposal()) switch
        {
            (EnrollmentPlan.Interrupt plan, _) => AreTwoStep(plan),
            (_, { } proposal) => AreTwoStep(proposal),
            _ => true,
        });

    [Test]
    public void A_proposal_rests_for_as_long_and_as_often_as_the_rule_says()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from days in Gen.Choose(0, 15)
            select (world, days);

        Claim.Holds(cases, it =>
        {
            if (it.world.Proposal() is not { } plan)
            {
                return true;
            }

            var later = Following.Later(it.world, plan.Offers);
            var back = (later with { Now = it.world.Now.AddDays(it.days) }).Proposal(it.world.Now.AddTicks(1))?.Because.Select(reason => reason.RuleId);
            return plan.Because.All(reason => Rests(later, reason.RuleId!, it.days) != (back?.Contains(reason.RuleId) == true));
        });
    }

    [Test]
    [Category("fault-3")]
    public void A_skip_of_another_text_of_the_rule_never_counts() =>
        Claim.Holds(WorldGenerator.Worlds.Select(Edited), world =>
        {
            var never = world.Person.Deferrals.Select(deferral => deferral with { SkippedAt = null });
            return Render.Plan(world.Plan(signedInAt: world.Now.AddHours(-1)))
                == Render.Plan((world with { Person = world.Person with { Deferrals = [.. never] } }).Plan(signedInAt: world.Now.AddHours(-1)));
        });

    [Test]
    [Category("fault-3")]
    public void Skipping_is_offered_only_while_every_rule_that_asks_can_wait() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
            world.Plan(signedInAt: null) is not EnrollmentPlan.Interrupt plan || plan.Offers.Count == Waiting(world, plan));

    private static bool Rests(World later, string ruleId, int days)
    {
        var nudge = later.Policy.Registration.Single(rule => rule.Id == ruleId).Nudge!;
        return days < nudge.SnoozeDays || later.Person.Deferrals.Single(kept => kept.RuleId == ruleId).SkipsUsed > nudge.Snoozes;
    }

    private static bool AreTwoStep(EnrollmentPlan.Interrupt plan) => plan.Steps.All(step => step.Choices.All(choice => choice is TwoStepMethod));

    /// <summary>Everything that the person has is over one channel, and one rule asks for a number.</summary>
    private static World OneChannel(World world, RegistrationRule rule) => world with
    {
        Policy = world.Policy with { Registration = [rule], Experience = GroupScope.All },
        Person = world.Person with { Methods = [.. world.Person.Methods.Select(method => method with { Channel = "one" })] },
    };

    /// <summary>Whether the person has none of that kind, or only what does not count: a refused mailbox, a key that cannot stand alone, or one over the channel of another kind.</summary>
    private static bool HasInVainOrNot(World world, AuthenticationMethod kind) =>
        world.Person.Methods.Where(method => method.Method == kind).All(method =>
            ((kind == MethodCatalogue.Email || kind == MethodCatalogue.SecurityKey) && !Oracle.CountsForReset(world.Policy, world.Person, method))
            || world.Person.Methods.Any(other => other.Method != kind && other.Channel == method.Channel));

    private static int Waiting(World world, EnrollmentPlan.Interrupt plan)
    {
        var rules = Oracle.Unmet(world).ToList();
        var all = rules.TrueForAll(rule =>
            plan.Because.Any(reason => reason.RuleId == rule.Id) && Oracle.IsPutOff(Skipped(world, rule.Id), rule, world.Now));
        return all ? rules.Count : 0;
    }

    /// <summary>The world in which the person has just chosen to skip that rule.</summary>
    private static World Skipped(World world, string ruleId)
    {
        var rule = world.Policy.Registration.Single(rule => rule.Id == ruleId);
        var kept = world.Person.Deferrals.SingleOrDefault(deferral => deferral.RuleId == ruleId)
            ?? new Deferral { RuleId = ruleId, FirstAskedAt = world.Now };
        var skipped = kept with
        {
            SkippedAt = world.Now,
            SkipsUsed = kept.SkipsUsed + 1,
            RuleHash = rule.Hash,
            Deadline = rule.Deadline(kept.FirstAskedAt),
        };
        return world with { Person = world.Person with { Deferrals = [.. world.Person.Deferrals.Where(other => other != kept), skipped] } };
    }

    /// <summary>The world after somebody edited every rule: the skips were given under the text before.</summary>
    private static World Edited(World world) => world with
    {
        Policy = world.Policy with { Registration = [.. world.Policy.Registration.Select(Edited)] },
    };

    private static RegistrationRule Edited(RegistrationRule rule) =>
        rule with { Groups = rule.Groups with { Exclude = [.. rule.Groups.Exclude, "gone"] } };

    private static bool Ends(World world, AssuranceLevel level, IReadOnlyList<int> turns)
    {
        foreach (var turn in turns)
        {
            if (world.Plan(level) is not EnrollmentPlan.Interrupt plan)
            {
                break;
            }

            var choices = plan.Steps[turn % plan.Steps.Count].Choices;
            world = With(world, choices[turn % choices.Count]);
            if (world.Plan(level) is EnrollmentPlan.Unsatisfiable)
            {
                return false;
            }
        }

        return world.Plan(level) is not EnrollmentPlan.Interrupt;
    }

    /// <summary>All steps together complete the plan, and no fewer do.</summary>
    private static bool IsSmallest(World world, AssuranceLevel level, EnrollmentPlan.Interrupt plan)
    {
        AuthenticationMethod[] free = [.. MethodCatalogue.All.Where(method => Oracle.IsOn(world, method))];
        var fewer = Enumerable.Range(0, 1 << free.Length)
            .Any(set => int.PopCount(set) < plan.Steps.Count
                && With(world, [.. free.Where((_, index) => (set & (1 << index)) != 0)]).Plan(level) is EnrollmentPlan.Complete);
        return !fewer && With(world, [.. plan.Steps.Select(step => step.Method)]).Plan(level) is EnrollmentPlan.Complete;
    }

    private static int Steps(EnrollmentPlan plan) => plan switch
    {
        EnrollmentPlan.Interrupt interrupt => interrupt.Steps.Count,
        EnrollmentPlan.Unsatisfiable => int.MaxValue,
        _ => 0,
    };

    private static World With(World world, params IReadOnlyList<AuthenticationMethod> methods)
    {
        var rows = methods.Select((method, index) =>
            WorldGenerator.Registered(method, 500 + world.Person.Methods.Count + index, world.Now, AssuranceLevel.TwoFactor));
        return world with { Person = world.Person with { Methods = [.. world.Person.Methods, .. rows] } };
    }
}

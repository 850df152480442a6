using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SignIn;

internal sealed class ExitGateProperties
{
    [Test]
    [Category("rule-1")]
    [Category("fault-1")]
    public void Nobody_leaves_while_a_required_method_is_missing_and_not_put_off() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
            world.Decide() is not GateDecision.Proceed(var signIn)
            || Oracle.Unmet(world).All(rule => Oracle.IsPutOff(world, rule, signIn.AuthTime)));

    [Test]
    [Category("rule-2")]
    public void A_reset_only_method_changes_nothing_about_the_level()
    {
        var cases =
            from world in WorldGenerator.Worlds
            select (Without: Registered(world, ResetOnly(world, registered: false)), With: Registered(world, ResetOnly(world, registered: true)));

        Claim.Holds(cases, pair => (pair.Without.Decide(), pair.With.Decide()) is not (GateDecision.Proceed(var before), GateDecision.Proceed(var after))
            || (before.Level == after.Level && before.Amr.SequenceEqual(after.Amr) && before.AuthTime == after.AuthTime));
    }

    [Test]
    [Category("rule-2")]
    public void Answering_a_reset_only_method_counts_for_nothing() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => Registered(world, ResetOnly(world, registered: true))), world =>
            Same(world, world with { Proofs = AsIfProven(world) }));

    [Test]
    [Category("rule-5")]
    [Category("fault-4")]
    public void A_second_factor_that_can_be_used_is_always_asked_for() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
        {
            var secondFactors = Oracle.SecondFactors(world);
            return secondFactors.Count == 0 || world.Decide() switch
            {
                GateDecision.Proceed(var signIn) => signIn.Level >= AssuranceLevel.TwoFactor && IsProven(world, secondFactors),
                GateDecision.ChangePassword or GateDecision.Enroll or GateDecision.Review or GateDecision.Consent => IsProven(world, secondFactors),
                _ => true,
            };
        });

    [Test]
    [Category("fault-4")]
    [Category("attack-14")]
    public void A_second_factor_alone_is_no_sign_in_unless_it_is_a_key_that_verified_its_user() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => world with { Proofs = [.. world.Proofs.OfType<TwoStepProof>()] }), world =>
            world.Proofs.Any(proof => Oracle.StandsAlone(world, proof))
            || world.Decide() is GateDecision.SignIn or GateDecision.Refuse(RefusalReason.Disabled));

    [Test]
    [Category("attack-14")]
    public void A_key_that_verified_its_user_needs_no_password_beside_it()
    {
        var cases =
            from world in WorldGenerator.Worlds
            select world with { Proofs = [.. world.Proofs.OfType<TwoStepProof>()] };

        Claim.Holds(cases, world => world.Decide() is not GateDecision.SignIn || !world.Proofs.Any(proof =>
            Oracle.StandsAlone(world, proof) && proof.Epoch == world.Person.Epoch && proof.At <= world.Now && proof.At >= world.Request.StartedAt
            && proof.At >= world.Now.AddMinutes(-15) && Oracle.SecondFactors(world).Any(method => Oracle.Proves(proof, method))));
    }

    [Test]
    [Category("attack-1")]
    public void Proofs_of_another_epoch_never_count()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from raised in Gen.Choose(0, 1)
            select world with { Person = world.Person with { Epoch = world.Person.Epoch + raised } };

        Claim.Holds(cases, world =>
            Render.Decision(world.Decide())
            == Render.Decision((world with { Proofs = [.. world.Proofs.Where(proof => proof.Epoch == world.Person.Epoch)] }).Decide()));
    }

    [Test]
    [Category("attack-1")]
    public void A_raised_epoch_ends_whatever_began_before_it() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => world with { Person = world.Person with { Epoch = world.Person.Epoch + 10 } }), world =>
            world.Decide() is GateDecision.SignIn or GateDecision.Refuse(RefusalReason.Disabled));

    [Test]
    [Category("attack-5")]
    [Category("protocol-13")]
    public void The_time_of_signing_in_is_that_of_the_oldest_proof_and_every_proof_is_fresh() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Decide() is not GateDecision.Proceed(var signIn) || HasHonestTime(world, signIn));

    [Test]
    [Category("attack-5")]
    [Category("protocol-13")]
    public void Under_prompt_login_nothing_from_before_the_request_makes_a_sign_in()
    {
        // What was answered before may have ended the hold of a channel since; that is no part of this sign-in.
        var cases =
            from world in WorldGenerator.Worlds
            select world with { Request = world.Request with { ForceSignIn = true }, Person = world.Person with { ResetChannels = [] } };

        Claim.Holds(cases, world => world.Decide() is not GateDecision.Proceed(var signIn)
            || (signIn.AuthTime >= world.Request.StartedAt
                && Same(world, world with { Proofs = [.. world.Proofs.Where(proof => proof.At >= world.Request.StartedAt)] })));
    }

    [Test]
    [Category("attack-7")]
    public void Only_a_key_registered_by_a_key_and_answered_since_is_phishing_resistant() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
            world.Decide() is not GateDecision.Proceed { Authentication.Level: AssuranceLevel.PhishingResistant }
            || world.Person.Methods.Any(method => method is { RegisteredUnder: AssuranceLevel.PhishingResistant, Method.Name: "securityKey" }
                && world.Proofs.Any(proof => proof is TwoStepProof { AtRegistration: false } && Oracle.Proves(proof, method))));

    [Test]
    [Category("rule-3")]
    [Category("fault-2")]
    public void A_proof_with_a_method_that_is_not_registered_counts_for_nothing() =>
        Claim.Holds(WorldGenerator.Worlds.Select(WithHalfMadeMethods), world =>
            Same(world, world with { Proofs = [.. world.Proofs.Where(proof => proof is not TwoStepProof || IsByRegistered(world, proof))] }));

    [Test]
    [Category("fault-17")]
    public void Whoever_does_what_is_asked_arrives_and_is_never_sent_in_a_circle()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from choices in Gen.Choose(0, 5).ListOf(40)
            select (world: NothingSkipped(world), choices);

        Claim.Holds(cases, it => Arrives(it.world, new Queue<int>(it.choices)));
    }

    [Test]
    [Category("rule-1")]
    [Category("fault-7")]
    public void A_password_that_must_be_changed_opens_nothing_but_its_own_change() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => world with { Person = world.Person with { MustChangePassword = true } }), world =>
            world.Decide() is GateDecision.SignIn or GateDecision.Challenge or GateDecision.ChangePassword or GateDecision.Refuse
            && EnrollmentAuthority.For(world.Policy, world.Person, world.Proofs, world.Now) is EnrollmentAuthority.NeedsPasswordChange);

    [Test]
    public void A_password_is_changed_only_where_that_is_asked_and_by_somebody_who_signed_in_just_now() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Decide() is not GateDecision.ChangePassword
            || (world.Person.MustChangePassword && world.Proofs.Any(proof =>
                (proof is PasswordProof || Oracle.StandsAlone(world, proof)) && proof.Epoch == world.Person.Epoch && proof.At <= world.Now && proof.At >= world.Now.AddMinutes(-15))));

    [Test]
    [Category("attack-3")]
    public void A_channel_that_proved_a_reset_makes_no_second_step_until_another_has_succeeded()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from row in Gen.Choose(0, 4)
            from ago in Gen.Elements(TimeSpan.Zero, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(20))
            let methods = world.Person.Methods
            let channel = methods.Count == 0 ? "gone" : methods[row % methods.Count].Channel
            select world with { Person = world.Person with { ResetChannels = [.. world.Person.ResetChannels, new ResetChannel(channel, world.Now - ago)] } };

        Claim.Holds(cases, world =>
        {
            var held = world.Person.Methods.Where(method => Oracle.IsHeld(world, method)).ToList();
            var without = world with { Proofs = [.. world.Proofs.Where(proof => !held.Exists(method => Oracle.Proves(proof, method)))] };
            return Same(world, without)
                && (world.Decide() is not GateDecision.Challenge(var asked) || !asked.Any(held.Contains))
                && EnrollmentAuthority.For(world.Policy, world.Person, world.Proofs, world.Now).ToString()
                    == EnrollmentAuthority.For(world.Policy, world.Person, without.Proofs, world.Now).ToString();
        });
    }

    [Test]
    [Category("attack-3")]
    public void Somebody_whose_only_second_step_is_held_is_told_so_and_never_let_in_by_the_password() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
        {
            var secondFactors = Oracle.SecondFactors(world);
            return secondFactors.Count == 0
                || !secondFactors.All(method => Oracle.IsHeld(world, method))
                || world.Decide() is GateDecision.SignIn or GateDecision.Refuse(RefusalReason.ChannelProvedReset or RefusalReason.Disabled);
        });

    [Test]
    public void Nobody_is_stopped_for_what_is_optional_who_has_proven_nothing_for_this_request() =>
        Claim.Holds(WorldGenerator.Worlds.Select(world => world with { Request = world.Request with { StartedAt = world.Now.AddSeconds(5) } }), world =>
            world.Decide() is not (GateDecision.Review or GateDecision.Enroll { Plan.IsProposal: true }));

    [Test]
    public void Not_now_always_passes_what_is_optional() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Decide() switch
        {
            GateDecision.Review(_, var later) => Following.Later(world, later).Decide() is not GateDecision.Review,
            GateDecision.Enroll({ IsProposal: true } plan, _) =>
                plan.Offers.Count == plan.Because.Count
                && Following.Later(world, plan.Offers).Decide() is GateDecision.Proceed or GateDecision.Consent,
            _ => true,
        });

    [Test]
    public void A_campaign_proposes_only_to_people_of_whom_nothing_required_is_missing_put_off_or_not() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
            world.Decide() is not GateDecision.Enroll({ IsProposal: true } plan, _)
            || (!Oracle.Unmet(world).Any()
                && plan.Because.All(reason => Oracle.Proposed(world).Any(rule => rule.Id == reason.RuleId))));

    [Test]
    [Category("attack-4")]
    public void Only_what_counts_for_a_reset_and_was_proven_too_long_ago_is_to_be_confirmed_anew_and_all_of_it() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Decide() is not GateDecision.Review(var due, _)
            || due.SequenceEqual(world.Person.Methods.Where(method =>
                Oracle.CountsForReset(world.Policy, world.Person, method) && Oracle.IsStale(world.Policy, method, world.Now))));

    [Test]
    public void Who_gets_the_older_page_registers_two_step_methods_only_and_reviews_nothing() =>
        Claim.Holds(WorldGenerator.Worlds, world => !Oracle.GetsOlderPage(world) || world.Decide() switch
        {
            GateDecision.Enroll(var plan, _) => plan.Steps.All(step => step.Choices.All(choice => choice is TwoStepMethod)),
            GateDecision.Review => false,
            _ => true,
        });

    /// <summary>A skip ends with the sign-in that it was made in, and what it put off may be the administrator's mistake: another case.</summary>
    private static World NothingSkipped(World world) => world with
    {
        Person = world.Person with { Deferrals = [.. world.Person.Deferrals.Select(deferral => deferral with { SkippedAt = null })] },
    };

    private static bool Arrives(World start, Queue<int> choices)
    {
        var (world, enrolled) = (start, false);
        for (var pages = 0; pages < 24; pages++)
        {
            switch (world.Decide())
            {
                case GateDecision.Enroll({ IsProposal: true } proposal, _) when choices.Peek() % 2 == 0:
                    world = Following.Later(world, proposal.Offers);
                    choices.Dequeue();
                    break;
                case GateDecision.Proceed:
                    return true;
                case GateDecision.Refuse:
                    return !enrolled;
                case GateDecision.Enroll enroll:
                    enrolled = true;
                    world = Following.Enrolled(world, enroll, choices.Dequeue());
                    break;
                case var other:
                    world = Following.Answered(world, other, choices.Dequeue());
                    break;
            }

            world = world with { Now = world.Now.AddSeconds(1) };
        }

        return false;
    }

    private static bool HasHonestTime(World world, Authentication signIn)
    {
        var counted = world.Proofs.Where(proof => proof.Epoch == world.Person.Epoch && proof.At <= world.Now && Oracle.IsFresh(world, proof.At)).ToList();
        if (counted.Exists(proof => Oracle.StandsAlone(world, proof) && proof.At == signIn.AuthTime))
        {
            return signIn.Level > AssuranceLevel.OneFactor;
        }

        var password = counted.OfType<PasswordProof>().Max(proof => proof.At);
        var secondSteps = counted.OfType<TwoStepProof>().Where(proof => IsByRegistered(world, proof)).Select(proof => proof.At).ToList();
        return signIn.Level is AssuranceLevel.OneFactor
            ? signIn.AuthTime == password
            : signIn.AuthTime == password || (signIn.AuthTime < password && secondSteps.Contains(signIn.AuthTime));
    }

    private static bool IsProven(World world, IReadOnlyList<RegisteredMethod> methods) =>
        world.Proofs.Any(proof => proof.Epoch == world.Person.Epoch && proof.At <= world.Now && methods.Any(method => Oracle.Proves(proof, method)));

    private static bool IsByRegistered(World world, SignInProof proof) => world.Person.Methods.Any(method => Oracle.Proves(proof, method));

    private static bool Same(World one, World other) => Render.Decision(one.Decide()) == Render.Decision(other.Decide());

    private static World Registered(World world, IReadOnlyList<RegisteredMethod> methods) =>
        world with { Person = world.Person with { Methods = methods } };

    /// <summary>The person's methods with every reset-only one, or with none.</summary>
    private static IReadOnlyList<RegisteredMethod> ResetOnly(World world, bool registered)
    {
        AuthenticationMethod[] resetOnly = registered ? [MethodCatalogue.Email, MethodCatalogue.Questions] : [];
        return
        [
            .. world.Person.Methods.Where(method => method.Method is TwoStepMethod),
            .. resetOnly.Select((method, index) => WorldGenerator.Registered(method, 50 + index, world.Now, AssuranceLevel.TwoFactor)),
        ];
    }

    /// <summary>Proofs that claim the rows of the reset-only methods for a two-step method.</summary>
    private static IReadOnlyList<SignInProof> AsIfProven(World world) =>
    [
        .. world.Proofs,
        .. ResetOnly(world, registered: true).Where(method => method.Method is ResetOnlyMethod)
            .Select(method => new TwoStepProof(MethodCatalogue.Totp, method.Id, method.Channel, world.Now, world.Person.Epoch)),
    ];

    /// <summary>Every second method was never confirmed, or has been removed since; its proofs are still there.</summary>
    private static World WithHalfMadeMethods(World world) => Registered(world, [.. world.Person.Methods.Where((_, index) => index % 2 == 0)]);
}

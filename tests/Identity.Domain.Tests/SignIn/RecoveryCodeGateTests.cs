using FsCheck.Fluent;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SignIn;

/// <summary>Recovery codes stand in for other second steps: they open what those open, and satisfy nothing.</summary>
internal sealed class RecoveryCodeGateTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp, isDefault: true);
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey, AssuranceLevel.PhishingResistant);
    private static readonly RegisteredMethod Codes = Given.Registered(MethodCatalogue.RecoveryCodes) with { CodesLeft = 10 };
    private static readonly RegisteredMethod Spent = Codes with { CodesLeft = 0 };
    private static readonly PolicyDocument Policy = Given.On(MethodCatalogue.WithReserve);

    [Test]
    public void They_are_asked_last_whatever_is_said_of_them()
    {
        var person = Given.Person(Codes with { IsDefault = true }, Totp with { IsDefault = false });

        Assert.That(Decide(person, Given.Password()), Is.TypeOf<GateDecision.Challenge>().With.Property("Methods").Property("Count").EqualTo(2));
        Assert.That(Asked(Decide(person, Given.Password())), Is.EqualTo([MethodCatalogue.Totp, MethodCatalogue.RecoveryCodes]));
    }

    [Test]
    public void One_is_a_second_step_and_no_more()
    {
        var signedIn = (GateDecision.Proceed)Decide(Given.Person(Totp, Codes), Given.Password(), Given.Proof(Codes));

        Assert.That(signedIn.Authentication.Level, Is.EqualTo(AssuranceLevel.TwoFactor));
        Assert.That(signedIn.Authentication.Amr, Is.EqualTo(["pwd", "otp", "mfa"]));
        Assert.That(
            ExitGate.Decide(Policy, Given.Person(Key, Codes), [Given.Password(), Given.Proof(Codes)], Given.Request(AssuranceLevel.PhishingResistant), Given.Now),
            Is.TypeOf<GateDecision.Challenge>().With.Property("Methods").EqualTo(new[] { Key }));
        Assert.That(Decide(Given.Person(Totp, Codes), Given.Proof(Codes)), Is.TypeOf<GateDecision.SignIn>(), "alone it is nothing (fault 4)");
    }

    [Test]
    public void Off_unless_policy_has_them()
    {
        var person = Given.Person(Totp, Codes);

        Assert.That(Asked(ExitGate.Decide(Given.Everything(), person, [Given.Password()], Given.Request(), Given.Now)), Is.EqualTo([MethodCatalogue.Totp]));
        Assert.That(
            ExitGate.Decide(Given.Everything(), person, [Given.Password(), Given.Proof(Codes)], Given.Request(), Given.Now), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(SecurityInfoRules.MayMakeRecoveryCodes(Given.Everything(), person), Is.False);
    }

    [Test]
    [Category("rule-5")]
    public void The_last_code_signs_in_and_afterwards_a_password_alone_does_not()
    {
        var alone = Given.Person(Spent);

        Assert.That(Decide(alone, Given.Password(), Given.Proof(Spent)), Is.TypeOf<GateDecision.Enroll>(), "what it proved still counts, for something better");
        Assert.That(Decide(alone, Given.Password()), Is.EqualTo(new GateDecision.Refuse(RefusalReason.SecondStepsSpent)));
        Assert.That(Asked(Decide(Given.Person(Totp, Spent), Given.Password())), Is.EqualTo([MethodCatalogue.Totp]), "a set that is used up is not offered");
        Assert.That(EnrollmentAuthority.For(Policy, alone, [Given.Password()], Given.Now), Is.EqualTo(new EnrollmentAuthority.NeedsOtherChannel(RefusalReason.SecondStepsSpent)));
        Assert.That(EnrollmentAuthority.For(Policy, alone, [Given.Password(), Given.Proof(Spent)], Given.Now), Is.TypeOf<EnrollmentAuthority.Permitted>());
    }

    [Test]
    public void Whose_codes_are_used_up_is_told_so_where_they_are_switched_off_too() => Assert.That(
        ExitGate.Decide(Given.Everything(Given.Requires(MethodCatalogue.Totp)), Given.Person(Spent), [Given.Password()], Given.Request(), Given.Now),
        Is.EqualTo(new GateDecision.Refuse(RefusalReason.SecondStepsSpent)));

    [Test]
    [Category("rule-5")]
    public void Whoever_has_nothing_else_that_is_on_is_asked_for_one() => Assert.Multiple(() =>
    {
        var person = Given.Person(Totp, Codes);
        var onlyCodes = Given.On(MethodCatalogue.RecoveryCodes);
        Assert.That(Asked(ExitGate.Decide(onlyCodes, person, [Given.Password()], Given.Request(), Given.Now)), Is.EqualTo([MethodCatalogue.RecoveryCodes]));
        Assert.That(
            EnrollmentAuthority.For(Policy, Given.Person(Key, Codes), [Given.Password(), Given.Proof(Codes)], Given.Now),
            Is.TypeOf<EnrollmentAuthority.NeedsChallenge>(), "where there is a key, a code changes nothing");
    });

    [Test]
    [Category("rule-2")]
    public void They_satisfy_no_rule_of_registration() => Assert.Multiple(() =>
    {
        var person = Given.Person(Codes, Given.Registered(MethodCatalogue.Email));
        foreach (var rule in new[] { Given.Kinds(1, MethodPurposes.TwoStep), Given.RequiresOrOther(MethodCatalogue.Totp), Given.Kinds(2, MethodPurposes.PasswordReset) })
        {
            var policy = Policy with { Registration = [rule] };
            var plan = EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, signedInAt: null, Given.Now);
            Assert.That(plan, Is.TypeOf<EnrollmentPlan.Interrupt>(), rule.Id);
            Assert.That(((EnrollmentPlan.Interrupt)plan).Steps.SelectMany(step => step.Choices), Does.Not.Contain(MethodCatalogue.RecoveryCodes));
            Assert.That(((EnrollmentPlan.Interrupt)plan).Because.Select(reason => reason.Trigger), Has.None.EqualTo(InterruptTrigger.MethodSwitchedOff));
        }

        var level = EnrollmentPlan.Compute(Policy, person, AssuranceLevel.TwoFactor, signedInAt: null, Given.Now);
        Assert.That(level, Is.TypeOf<EnrollmentPlan.Interrupt>(), "an app's level wants a method, too");
        Assert.That(Policy.UsableFor(person.Groups), Does.Not.Contain(MethodCatalogue.RecoveryCodes), "the wizard knows nothing of them");
        Assert.That(Policy.Counts(Codes, person.Groups, MethodPurposes.PasswordReset), Is.False);
        Assert.That(Policy.OrderFor(person.Groups), Does.Not.Contain(MethodCatalogue.RecoveryCodes));
    });

    [Test]
    [Category("rule-2")]
    public void They_reset_no_password()
    {
        var policy = Policy with { PasswordReset = Given.Reset };
        var person = Given.Person(Totp, Codes);

        Assert.That(
            ResetGate.Decide(policy, person, [Given.ResetProof(Codes)], Given.Now), Is.EqualTo(ResetGate.Decide(policy, person, [], Given.Now)).Using<object>((a, b) => a.GetType() == b.GetType()));
    }

    [Test]
    [Category("rule-5")]
    public void They_are_made_beside_another_second_step_only() => Assert.Multiple(() =>
    {
        Assert.That(SecurityInfoRules.MayMakeRecoveryCodes(Policy, Given.Person(Totp)), Is.True);
        Assert.That(SecurityInfoRules.MayMakeRecoveryCodes(Policy, Given.Person(Totp, Codes)), Is.True);
        Assert.That(SecurityInfoRules.MayMakeRecoveryCodes(Policy, Given.Person(Codes)), Is.False);
        Assert.That(SecurityInfoRules.MayMakeRecoveryCodes(Policy, Given.Person(Given.Registered(MethodCatalogue.Email))), Is.False);
        Assert.That(SecurityInfoRules.MayBeDefault(Policy, Given.Person(Totp, Codes), Codes), Is.False);
    });

    [Test]
    [Category("rule-5")]
    public void They_go_with_the_last_that_they_could_stand_in_for() => Assert.Multiple(() =>
    {
        Assert.That(SecurityInfoRules.Remove(Policy, Given.Person(Totp, Codes), Totp.Id), Is.EqualTo(new RemovalAnswer.Allowed(null) { Codes = Codes }));
        Assert.That(SecurityInfoRules.Remove(Policy, Given.Person(Totp, Key, Codes), Totp.Id), Is.EqualTo(new RemovalAnswer.Allowed(Key)));
        Assert.That(SecurityInfoRules.Remove(Policy, Given.Person(Totp, Codes), Codes.Id), Is.EqualTo(new RemovalAnswer.Allowed(Totp)));
        Assert.That(
            SecurityInfoRules.Remove(Policy with { Registration = [Given.Kinds(1, MethodPurposes.TwoStep) with { Id = "rule" }] }, Given.Person(Totp, Codes), Totp.Id),
            Is.EqualTo(new RemovalAnswer.Required("rule")), "they are no replacement");
    });

    [Test]
    [Category("rule-1")]
    [Category("rule-5")]
    public void Having_them_changes_no_decision_but_what_is_offered_last()
    {
        var cases =
            from world in WorldGenerator.Worlds
            from left in Gen.Choose(0, 2)
            where world.Person.Methods.Any(method => method.Method is TwoStepMethod && world.Policy.IsUsable(method, world.Person.Groups))
            let set = Codes with { CodesLeft = left }
            select (Without: world, With: world with
            {
                Policy = world.Policy with { Methods = [.. world.Policy.Methods, new(MethodCatalogue.RecoveryCodes, On: true, GroupScope.All)] },
                Person = world.Person with { Methods = [set, .. world.Person.Methods] },
            });

        Claim.Holds(cases, pair => (pair.Without.Decide(), pair.With.Decide()) switch
        {
            (GateDecision.Challenge(var before), GateDecision.Challenge(var after)) =>
                after.Where(method => !method.Method.IsReserve).SequenceEqual(before) && !after[0].Method.IsReserve && !after.Any(method => method.IsSpent),
            (GateDecision.Proceed(var before), GateDecision.Proceed(var after)) => before.Level == after.Level && before.AuthTime == after.AuthTime,
            (GateDecision.Refuse(RefusalReason.ChannelProvedReset), GateDecision.Challenge(var after)) => after[^1].Method.IsReserve || after.All(method => !method.Method.IsReserve),
            var (before, after) => before.GetType() == after.GetType(),
        });
    }

    [Test]
    public void Policy_switches_them_on_and_can_ask_for_none() => Assert.Multiple(() =>
    {
        var read = PolicyReader.Read("""{"schema":1,"methods":{"recoveryCodes":{"on":true,"include":["staff"],"exclude":["pilot"]}}}""");
        var rule = ((PolicyReading.Valid)read).Document.Methods.Single();
        Assert.That(rule.Method, Is.EqualTo(MethodCatalogue.RecoveryCodes));
        Assert.That(PolicyReader.Read(PolicyWriter.Write(((PolicyReading.Valid)read).Document)), Is.TypeOf<PolicyReading.Valid>());
        foreach (var wrong in new[]
        {
            """{"schema":1,"registration":[{"id":"a","include":["*"],"exclude":[],"purpose":"twoStep","require":["recoveryCodes"]}]}""",
            """{"schema":1,"order":["recoveryCodes"]}""",
        })
        {
            Assert.That(PolicyReader.Read(wrong), Is.TypeOf<PolicyReading.Invalid>(), wrong);
            Assert.That(((PolicyReading.Invalid)PolicyReader.Read(wrong)).Errors.Single().Message, Does.Contain("stand in"));
        }

        Assert.That(
            PolicyCheck.Check(Given.On(MethodCatalogue.RecoveryCodes) with { SignIn = [new([SignInRule.EveryClient], AssuranceLevel.TwoFactor)] }, MethodCatalogue.WithReserve),
            Is.Not.Empty, "an app's level cannot rest on them");
        Assert.That(
            PolicyCheck.Check(Given.On(MethodCatalogue.RecoveryCodes, MethodCatalogue.Email), MethodCatalogue.WithReserve).Single().Field,
            Is.EqualTo("methods.recoveryCodes.on"), "there is nothing that they could stand in for");
    });

    private static GateDecision Decide(PersonFacts person, params IReadOnlyList<SignInProof> proofs) =>
        ExitGate.Decide(Policy, person, proofs, Given.Request(), Given.Now);

    private static IEnumerable<AuthenticationMethod> Asked(GateDecision decision) => ((GateDecision.Challenge)decision).Methods.Select(method => method.Method);
}

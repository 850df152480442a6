using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.PasswordReset;

internal sealed class ResetGateTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone);
    private static readonly RegisteredMethod Key = Given.Registered(MethodCatalogue.SecurityKey);
    private static readonly RegisteredMethod Email = Given.Registered(MethodCatalogue.Email);
    private static readonly RegisteredMethod Questions = Given.Registered(MethodCatalogue.Questions);
    private static readonly PasswordResetRule TwoForEverybody = Given.Reset with { TwoMethods = GroupScope.All };

    [Test]
    public void Where_policy_says_nothing_nobody_resets_a_password() => Assert.Multiple(() =>
    {
        Assert.That(Refusal(Given.Everything(), Given.Person(Phone), Phone), Is.EqualTo(ResetRefusal.NotOffered));
        Assert.That(Refusal(Given.Resettable(Given.Reset with { Groups = GroupScope.Nobody }), Given.Person(Phone), Phone), Is.EqualTo(ResetRefusal.NotOffered));
        Assert.That(Refusal(new PolicyDocument { PasswordReset = Given.Reset }, Given.Person(Phone), Phone), Is.EqualTo(ResetRefusal.NotOffered));
    });

    [Test]
    [Category("attack-11")]
    public void A_name_that_nobody_has_is_shown_what_policy_knows()
    {
        var decision = (ResetDecision.Verify)ResetGate.Decide(Given.Resettable() with { Order = [MethodCatalogue.Phone] }, person: null, [], Given.Now);

        Assert.That(string.Join(' ', decision.Offered), Is.EqualTo("phone securityKey totp email questions"));
        Assert.That(decision.StillNeeded, Is.EqualTo(2));
    }

    [Test]
    [Category("attack-11")]
    public void How_much_is_needed_does_not_give_away_who_is_an_administrator() => Assert.Multiple(() =>
    {
        foreach (var person in new PersonFacts?[] { null, Given.Person(), Given.In(Given.Person(Totp), "admins"), Given.Person(Totp) with { IsDisabled = true } })
        {
            Assert.That(StillNeeded(Given.Resettable(), person), Is.EqualTo(2));
            Assert.That(StillNeeded(Given.Resettable(Given.Reset with { Administrators = [] }), person), Is.EqualTo(1));
        }
    });

    [Test]
    public void One_method_is_enough_where_policy_says_one()
    {
        var permit = Permit(Given.Resettable(), Given.Person(Email), Email)!;

        Assert.That((permit.PersonId, permit.Epoch, permit.ExpiresAt), Is.EqualTo((Given.Person().Id, Given.Epoch, Given.Now.AddSeconds(-1) + ResetTimes.Session)));
        Assert.That(permit.Methods, Is.EqualTo(new[] { Email.Id }));
    }

    [Test]
    public void The_second_of_two_is_asked_for_and_the_first_is_not_offered_again()
    {
        var decision = (ResetDecision.Verify)Decide(Given.Resettable(TwoForEverybody), Given.Person(Email, Phone), Email);

        Assert.That(decision.StillNeeded, Is.EqualTo(1));
        Assert.That(string.Join(' ', decision.Offered), Is.EqualTo("securityKey totp phone questions"));
        Assert.That(Permit(Given.Resettable(TwoForEverybody), Given.Person(Email, Phone), Email, Phone), Is.Not.Null);
    }

    [TestCase("", 1)]
    [TestCase("finance", 2)]
    [TestCase("admins", 2)]
    public void The_number_is_by_group(string group, int needed)
    {
        var policy = Given.Resettable(Given.Reset with { TwoMethods = new(["finance"], []) });
        var person = Given.In(Given.Person(Email, Phone), group);

        Assert.That(Permit(policy, person, Email) is null, Is.EqualTo(needed == 2));
        Assert.That(Permit(policy, person, Email, Phone), Is.Not.Null);
    }

    [Test]
    [Category("attack-3")]
    [Category("fault-5")]
    public void Two_methods_are_two_kinds_over_two_channels()
    {
        var second = Phone with { Id = Guid.CreateVersion7(), Channel = "another number" };
        var app = Totp with { Channel = Phone.Channel };
        var policy = Given.Resettable(TwoForEverybody);

        Assert.Multiple(() =>
        {
            Assert.That(Permit(policy, Given.Person(Phone, second, Email), Phone, second), Is.Null, "two numbers");
            Assert.That(Permit(policy, Given.Person(Phone, app, Email), Phone, app), Is.Null, "one device");
            Assert.That(Permit(policy, Given.Person(Phone, app, Email), Phone, Phone), Is.Null, "one method twice");
            Assert.That(Permit(policy, Given.Person(Phone, app, Email), app, Email), Is.Not.Null);
        });
    }

    [TestCase(180, 0, true)]
    [TestCase(180, 1, false)]
    [TestCase(90, 0, true)]
    [TestCase(90, 1, false)]
    [Category("attack-4")]
    public void A_phone_or_mailbox_counts_while_its_last_proof_is_within_the_interval(int days, int ticks, bool counts)
    {
        var policy = Given.Resettable() with { ReconfirmDays = days };
        var provenAt = Given.Now.AddDays(-days).AddTicks(-ticks);

        Assert.Multiple(() =>
        {
            foreach (var method in new[] { Phone, Email })
            {
                var proven = method with { ProvenAt = provenAt, RegisteredAt = Given.Now.AddYears(-3) };
                var neverSince = method with { RegisteredAt = provenAt };
                Assert.That(Permit(policy, Given.Person(proven), proven) is not null, Is.EqualTo(counts));
                Assert.That(Permit(policy, Given.Person(neverSince), neverSince) is not null, Is.EqualTo(counts));
            }
        });
    }

    [Test]
    [Category("attack-4")]
    public void What_is_somebodys_own_grows_not_old_and_without_an_interval_nothing_does()
    {
        var old = Given.Now.AddYears(-3);
        var (key, phone) = (Key with { RegisteredAt = old }, Phone with { RegisteredAt = old });

        Assert.That(Permit(Given.Resettable(), Given.Person(key), key), Is.Not.Null);
        Assert.That(Permit(Given.Resettable() with { ReconfirmDays = 0 }, Given.Person(phone), phone), Is.Not.Null);
    }

    [TestCase("contoso.example", false)]
    [TestCase("CONTOSO.example.", false)]
    [TestCase("mail.contoso.example", false)]
    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("notcontoso.example", true)]
    [TestCase("contoso.example.org", true)]
    [Category("attack-4")]
    public void A_mailbox_that_the_forgotten_password_opens_counts_for_nothing(string? domain, bool counts)
    {
        var email = Email with { MailDomain = domain };
        var policy = Given.Resettable(Given.Reset with { RefusedDomains = ["contoso.example"] });

        Assert.That(Permit(policy, Given.Person(email), email) is not null, Is.EqualTo(counts));
        Assert.That(Permit(Given.Resettable(), Given.Person(email), email), Is.Not.Null);
    }

    [Test]
    [Category("attack-4")]
    public void A_mail_domain_in_other_letters_is_the_same_domain()
    {
        var email = Email with { MailDomain = "bücher.example" };

        Assert.That(Permit(Given.Resettable(Given.Reset with { RefusedDomains = ["xn--bcher-kva.example"] }), Given.Person(email), email), Is.Null);
    }

    [Test]
    public void A_security_key_counts_where_policy_lets_it()
    {
        var without = Given.Resettable(Given.Reset with { SecurityKey = false });

        Assert.That(Permit(Given.Resettable(), Given.Person(Key), Key), Is.Not.Null);
        Assert.That(Permit(without, Given.Person(Key), Key), Is.Null);
        Assert.That(ResetGate.Offered(without), Does.Not.Contain(MethodCatalogue.SecurityKey));
    }

    [Test]
    public void An_administrator_needs_two_and_questions_are_none_of_them()
    {
        var administrator = Given.In(Given.Person(Questions, Email, Phone), "admins");

        Assert.Multiple(() =>
        {
            Assert.That(Permit(Given.Resettable(), administrator, Email), Is.Null);
            Assert.That(Permit(Given.Resettable(), administrator, Questions, Email), Is.Null);
            Assert.That(Permit(Given.Resettable(), administrator, Phone, Email), Is.Not.Null);
            Assert.That(ResetGate.Provable(Given.Resettable(), administrator, Given.Now), Does.Not.Contain(Questions));
        });
    }

    [TestCase(900, true)]
    [TestCase(901, false)]
    public void A_proof_counts_for_a_session(int secondsAgo, bool counts) =>
        Assert.That(
            ResetGate.Decide(Given.Resettable(), Given.Person(Email), [Given.ResetProof(Email, secondsAgo)], Given.Now),
            counts ? Is.TypeOf<ResetDecision.NewPassword>() : Is.TypeOf<ResetDecision.Verify>());

    [Test]
    [Category("attack-1")]
    [Category("rule-3")]
    public void A_proof_of_another_epoch_of_a_removed_method_or_of_a_method_that_is_off_counts_for_nothing() => Assert.Multiple(() =>
    {
        Assert.That(
            ResetGate.Decide(Given.Resettable(), Given.Person(Email), [Given.ResetProof(Email, epoch: Given.Epoch - 1)], Given.Now),
            Is.TypeOf<ResetDecision.Verify>());
        Assert.That(Permit(Given.Resettable(), Given.Person(Phone), Email), Is.Null);
        Assert.That(Permit(Given.On(MethodCatalogue.Phone) with { PasswordReset = Given.Reset }, Given.Person(Email), Email), Is.Null);
        Assert.That(Permit(Given.Resettable(), Given.Person(Email with { Channel = "another mailbox" }), Email), Is.Null);
    });

    [Test]
    [Category("attack-11")]
    public void Only_who_has_proven_something_is_told_that_it_cannot_be_done_here() => Assert.Multiple(() =>
    {
        var staff = Given.Resettable(Given.Reset with { Groups = new(["staff"], []) });
        Assert.That(Refusal(staff, Given.Person(Email), Email), Is.EqualTo(ResetRefusal.NotAllowed));
        Assert.That(Refusal(Given.Resettable(), Given.Person(Email) with { IsDisabled = true }, Email), Is.EqualTo(ResetRefusal.NotAllowed));
        Assert.That(Refusal(Given.Resettable(TwoForEverybody), Given.Person(Email), Email), Is.EqualTo(ResetRefusal.TooFewMethods));
        Assert.That(Decide(staff, Given.Person(Email)), Is.TypeOf<ResetDecision.Verify>());
        Assert.That(Decide(Given.Resettable(TwoForEverybody), Given.Person(Email)), Is.TypeOf<ResetDecision.Verify>());
    });

    [Test]
    [Category("attack-3")]
    public void The_channel_behind_a_reset_is_held_a_mailbox_never_needs_to_be() => Assert.Multiple(() =>
    {
        Assert.That(Permit(Given.Resettable(), Given.Person(Phone), Phone)!.HeldChannels, Is.EqualTo(new[] { Phone.Channel }));
        Assert.That(Permit(Given.Resettable(), Given.Person(Phone, Email), Phone, Email)!.HeldChannels, Is.EqualTo(new[] { Phone.Channel }));
        Assert.That(Permit(Given.Resettable(), Given.Person(Phone, Email), Email)!.HeldChannels, Is.Empty);
        Assert.That(Permit(Given.Resettable(), Given.Person(Phone, Totp), Phone, Totp)!.HeldChannels, Is.Empty);
    });

    private static ResetRefusal Refusal(PolicyDocument policy, PersonFacts person, params IEnumerable<RegisteredMethod> proven) =>
        ((ResetDecision.Refuse)Decide(policy, person, proven)).Reason;

    private static int StillNeeded(PolicyDocument policy, PersonFacts? person) =>
        ((ResetDecision.Verify)ResetGate.Decide(policy, person, [], Given.Now)).StillNeeded;

    private static ResetPermit? Permit(PolicyDocument policy, PersonFacts person, params IEnumerable<RegisteredMethod> proven) =>
        (Decide(policy, person, proven) as ResetDecision.NewPassword)?.Permit;

    private static ResetDecision Decide(PolicyDocument policy, PersonFacts person, params IEnumerable<RegisteredMethod> proven) =>
        ResetGate.Decide(policy, person, [.. proven.Select(method => Given.ResetProof(method))], Given.Now);
}

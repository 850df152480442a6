using System.Net;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Enrollment;

/// <summary>What lets somebody without any method register the first one.</summary>
[Category("attack-2")]
internal sealed class FirstRegistrationTests
{
    private static readonly FirstRegistrationRule Office = Read("""{"allow":["network"],"networks":{"office":["192.0.2.0/24","2001:db8::/32"]}}""");

    [TestCase(30, false)]
    [TestCase(29, true)]
    public void A_password_alone_is_enough_for_so_many_days_after_the_account_was_made(int daysOld, bool permitted)
    {
        var rule = Read("""{"allow":["password"],"passwordDays":30}""");

        Assert.That(
            For(rule, Given.Password(), Given.Person() with { CreatedAt = Given.Now.AddDays(-daysOld) }),
            permitted ? Is.TypeOf<EnrollmentAuthority.Permitted>() : Is.TypeOf<EnrollmentAuthority.NotAllowed>());
    }

    [Test]
    [Category("attack-7")]
    public void A_password_typed_in_a_trusted_network_is_worth_a_key() => Assert.Multiple(() =>
    {
        Assert.That(Level(For(Office, Given.Password() with { Network = "office" })), Is.EqualTo(AssuranceLevel.PhishingResistant));
        Assert.That(
            Level(For(Office with { Allow = ["password", "network"] }, Given.Password())), Is.EqualTo(AssuranceLevel.OneFactor), "not from the network");
    });

    [Test]
    [Category("attack-12")]
    public void Elsewhere_or_in_a_network_that_is_not_named_any_more_it_is_not_enough() => Assert.Multiple(() =>
    {
        Assert.That(For(Office, Given.Password()), Is.TypeOf<EnrollmentAuthority.NotAllowed>());
        Assert.That(For(Office, Given.Password() with { Network = "branch" }), Is.TypeOf<EnrollmentAuthority.NotAllowed>());
        Assert.That(For(Office with { Allow = ["pass"] }, Given.Password() with { Network = "office" }), Is.TypeOf<EnrollmentAuthority.NotAllowed>());
        Assert.That(For(Office, Given.Password(901) with { Network = "office" }), Is.TypeOf<EnrollmentAuthority.NeedsSignIn>());
        Assert.That(
            For(Office, Given.Password() with { Network = "office" }, Given.Person() with { IsFrozen = true }), Is.TypeOf<EnrollmentAuthority.NotAllowed>());
    });

    [Test]
    [Category("attack-7")]
    public void A_password_and_a_confirmed_mailbox_are_enough_and_worth_no_more_than_the_password() => Assert.Multiple(() =>
    {
        Assert.That(ByMail(confirmation: null), Is.TypeOf<EnrollmentAuthority.NeedsMailbox>());
        Assert.That(Level(ByMail(Confirmed)), Is.EqualTo(AssuranceLevel.OneFactor));
        Assert.That(ByMail(Confirmed, password: Given.Password(901)), Is.TypeOf<EnrollmentAuthority.NeedsSignIn>());
        Assert.That(Level(ByMail(confirmation: null, allow: ["mailbox", "password"])), Is.EqualTo(AssuranceLevel.OneFactor), "where a password is enough");
    });

    [Test]
    [Category("attack-1")]
    [Category("attack-5")]
    public void A_confirmation_is_of_one_person_in_one_epoch_for_fifteen_minutes() => Assert.Multiple(() =>
    {
        Assert.That(ByMail(Confirmed with { PersonId = Guid.CreateVersion7() }), Is.TypeOf<EnrollmentAuthority.NeedsMailbox>());
        Assert.That(ByMail(Confirmed with { Epoch = Given.Epoch - 1 }), Is.TypeOf<EnrollmentAuthority.NeedsMailbox>());
        Assert.That(ByMail(Confirmed with { At = Given.Now.AddSeconds(1) }), Is.TypeOf<EnrollmentAuthority.NeedsMailbox>());
        Assert.That(ByMail(Confirmed with { At = Given.Now.AddMinutes(-15) }), Is.TypeOf<EnrollmentAuthority.Permitted>());
        Assert.That(ByMail(Confirmed with { At = Given.Now.AddMinutes(-15).AddTicks(-1) }), Is.TypeOf<EnrollmentAuthority.NeedsMailbox>());
    });

    [Test]
    [Category("attack-4")]
    [Category("attack-8")]
    public void A_mailbox_that_does_not_count_is_not_asked_for() => Assert.Multiple(() =>
    {
        Assert.That(ByMail(Confirmed, person: Owner with { MailDomain = null }), Is.TypeOf<EnrollmentAuthority.NotAllowed>(), "not verified");
        Assert.That(ByMail(Confirmed, person: Owner with { IsFrozen = true }), Is.TypeOf<EnrollmentAuthority.NotAllowed>(), "frozen");
        Assert.That(ByMail(Confirmed, reset: Given.Reset with { RefusedDomains = ["mail.example"] }), Is.TypeOf<EnrollmentAuthority.NotAllowed>(), "read with the password");
        Assert.That(ByMail(Confirmed, allow: ["pass"]), Is.TypeOf<EnrollmentAuthority.NotAllowed>(), "not allowed any more");
    });

    [Test]
    [Category("rule-2")]
    [Category("rule-5")]
    public void A_confirmed_mailbox_is_nothing_beside_a_method_and_makes_no_level()
    {
        var totp = Given.Registered(MethodCatalogue.Totp);
        var policy = Given.Everything(Given.Requires(MethodCatalogue.Phone)) with { FirstRegistration = new([FirstRegistrationRule.Mailbox]) };
        var request = Given.Request() with { Mailbox = Confirmed };

        Assert.That(ExitGate.Decide(policy, Owner with { Methods = [totp] }, [Given.Password()], request, Given.Now), Is.TypeOf<GateDecision.Challenge>());
        Assert.That(ExitGate.Decide(policy, Owner, [], request, Given.Now), Is.TypeOf<GateDecision.SignIn>());
        Assert.That(ExitGate.Decide(policy, Owner, [Given.Password()], request with { Mailbox = null }, Given.Now), Is.TypeOf<GateDecision.ConfirmMailbox>());
        Assert.That(ExitGate.Decide(policy, Owner, [Given.Password()], request, Given.Now), Is.TypeOf<GateDecision.Enroll>());
        Assert.That(
            ((GateDecision.Proceed)ExitGate.Decide(policy with { Registration = [] }, Owner, [Given.Password()], request, Given.Now)).Authentication.Level,
            Is.EqualTo(AssuranceLevel.OneFactor));
    }

    [Test]
    public void Where_nothing_is_registered_a_confirmed_mailbox_leads_no_session_anywhere() =>
        Assert.That(
            ExitGate.Decide(
                Given.Everything() with { FirstRegistration = new([FirstRegistrationRule.Mailbox]) },
                Owner,
                [Given.Password()],
                Given.Request() with { Task = new AccountTask.Prove(Kind: null, "app-passwords/add") },
                Given.Now),
            Is.EqualTo(new GateDecision.Refuse(RefusalReason.RegistrationNotAllowed)));

    [TestCase("192.0.2.7", "office")]
    [TestCase("::ffff:192.0.2.7", "office")]
    [TestCase("2001:db8::1", "office")]
    [TestCase("198.51.100.1", null)]
    [TestCase(null, null)]
    [Category("attack-12")]
    public void An_address_that_is_not_known_is_in_no_network(string? address, string? network) =>
        Assert.That(Office.NetworkOf(address is null ? null : IPAddress.Parse(address)), Is.EqualTo(network));

    [TestCase("""{"allow":["password","pass","network"],"passwordDays":30,"networks":{"office":["192.0.2.0/24"],"branch":["198.51.100.7/32"]}}""")]
    [TestCase("""{"allow":[]}""")]
    [TestCase("""{"allow":["mailbox"]}""")]
    public void What_is_written_is_read_back(string rule)
    {
        var written = PolicyWriter.Write(PolicyDocument.Default with { FirstRegistration = Read(rule) });

        Assert.That(PolicyWriter.Write(((PolicyReading.Valid)PolicyReader.Read(written)).Document), Is.EqualTo(written));
        Assert.That(written.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Does.Contain($"\"firstRegistration\":{rule}"));
    }

    [TestCase("""{"allow":["magic"]}""", "only password, pass, network, mailbox are known")]
    [TestCase("""{"allow":["password"],"passwordDays":0}""", "must be a whole number from 1 to 3650")]
    [TestCase("""{"allow":["network"],"networks":{"office":[]}}""", "must be a list of 1 to 16 addresses")]
    [TestCase("""{"allow":["network"],"networks":{"office":["everywhere"]}}""", "must be a list of 1 to 16 addresses")]
    [TestCase("""{"allow":["network"],"networks":{"office":[" "]}}""", "must be a list of 1 to 16 addresses")]
    [TestCase("""{"allow":["network"],"networks":{"office":["192.0.2.1"],"office":["192.0.2.2"]}}""", "is there twice")]
    [TestCase("""{"allow":["network"],"networks":["192.0.2.1"]}""", "must be an object")]
    public void What_cannot_be_is_refused(string rule, string problem)
    {
        var reading = PolicyReader.Read($$"""{"schema":1,"firstRegistration":{{rule}}}""");

        Assert.That(((PolicyReading.Invalid)reading).Errors.Select(error => error.Message), Has.Some.Contains(problem));
    }

    [TestCase("""{"allow":["pass"]}""", "firstRegistration.allow")]
    [TestCase("""{"allow":["network"]}""", "firstRegistration.allow")]
    [TestCase("""{"allow":["password"],"networks":{"office":["192.0.2.1"]}}""", "firstRegistration.networks")]
    [TestCase("""{"allow":[],"passwordDays":3}""", "firstRegistration.passwordDays")]
    public void What_is_in_vain_is_found(string rule, string field) =>
        Assert.That(
            PolicyCheck.Check(PolicyDocument.Default with { FirstRegistration = Read(rule) }, [MethodCatalogue.Totp]).Select(finding => finding.Field),
            Is.EqualTo([field]));

    private static PersonFacts Owner => Given.Person() with { MailDomain = "mail.example" };

    private static MailboxConfirmation Confirmed => new(Owner.Id, Given.Epoch, Given.Now.AddSeconds(-1));

    private static EnrollmentAuthority ByMail(
        MailboxConfirmation? confirmation, PasswordProof? password = null, PersonFacts? person = null, PasswordResetRule? reset = null, IReadOnlyList<string>? allow = null) =>
        EnrollmentAuthority.For(
            Given.Everything() with { FirstRegistration = new(allow ?? [FirstRegistrationRule.Mailbox]), PasswordReset = reset },
            person ?? Owner,
            [password ?? Given.Password()],
            Given.Now,
            confirmation);

    private static FirstRegistrationRule Read(string rule) =>
        ((PolicyReading.Valid)PolicyReader.Read($$"""{"schema":1,"firstRegistration":{{rule}}}""")).Document.FirstRegistration;

    private static AssuranceLevel Level(EnrollmentAuthority authority) => ((EnrollmentAuthority.Permitted)authority).Permit.Level;

    private static EnrollmentAuthority For(FirstRegistrationRule rule, SignInProof proof, PersonFacts? person = null) =>
        EnrollmentAuthority.For(Given.Everything() with { FirstRegistration = rule }, person ?? Given.Person(), [proof], Given.Now);
}

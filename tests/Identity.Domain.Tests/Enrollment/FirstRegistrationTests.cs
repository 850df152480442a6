using System.Net;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
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
    public void What_is_written_is_read_back(string rule)
    {
        var written = PolicyWriter.Write(PolicyDocument.Default with { FirstRegistration = Read(rule) });

        Assert.That(PolicyWriter.Write(((PolicyReading.Valid)PolicyReader.Read(written)).Document), Is.EqualTo(written));
        Assert.That(written.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Does.Contain($"\"firstRegistration\":{rule}"));
    }

    [TestCase("""{"allow":["magic"]}""", "only password, pass, network are known")]
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

    private static FirstRegistrationRule Read(string rule) =>
        ((PolicyReading.Valid)PolicyReader.Read($$"""{"schema":1,"firstRegistration":{{rule}}}""")).Document.FirstRegistration;

    private static AssuranceLevel Level(EnrollmentAuthority authority) => ((EnrollmentAuthority.Permitted)authority).Permit.Level;

    private static EnrollmentAuthority For(FirstRegistrationRule rule, SignInProof proof, PersonFacts? person = null) =>
        EnrollmentAuthority.For(Given.Everything() with { FirstRegistration = rule }, person ?? Given.Person(), [proof], Given.Now);
}

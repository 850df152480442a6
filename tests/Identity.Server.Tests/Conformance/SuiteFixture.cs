using System.Security.Cryptography.X509Certificates;
using Identity.Testing;
using NUnit.Framework.Interfaces;

namespace Identity.Server.Tests.Conformance;

/// <summary>The modules of one plan, over TLS, each a test with the module's id; what comes of it is what tests/README.md says.</summary>
public abstract class SuiteFixture(string? responseMode = null) : ServerFixture
{
    private const string Profile =
        """
        {"given_name":"Sanne","family_name":"de Vries","middle_name":"Maria","nickname":"San","profile":"https://sanne.example/",
         "picture":"https://sanne.example/picture.png","website":"https://sanne.example/","gender":"female","birthdate":"1990-04-01",
         "zoneinfo":"Europe/Amsterdam","locale":"nl-NL","address":{"street_address":"Kerkstraat 1","locality":"Utrecht","country":"NL"}}
        """;

    private readonly X509Certificate2 certificate = LoopbackCertificate.Create();
    private TestPerson person = null!;
    private AuthenticatorApp authenticator = null!;

    protected sealed override RunningServerOptions Options => new() { Certificate = certificate, Configure = CheapHashes.Use };

    /// <summary>The run of this test's module.</summary>
    private protected Suite Suite { get; private set; } = null!;

    private protected SuiteClient First { get; private set; } = null!;

    /// <summary>The second client, whose redirect URI has a query.</summary>
    private protected SuiteClient Second { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        First = await SuiteClient.AddAsync(Server, "suite-1");
        Second = await SuiteClient.AddAsync(Server, "suite-2", "?dummy1=lorem&dummy2=ipsum");
        person = await Server.People.AddAsync(
            NewName(),
            sanne =>
            {
                sanne.DisplayName = "Sanne de Vries";
                (sanne.EmailConfirmed, sanne.PhoneNumber, sanne.PhoneNumberConfirmed) = (true, "+31612345678", true);
                sanne.Profile = Profile;
            },
            "staff");
        authenticator = await Server.People.AddTotpAsync(person);
    }

    [OneTimeTearDown]
    public void Forget() => certificate.Dispose();

    [SetUp]
    public async Task StartModuleAsync() => Suite = await RunAsync(First);

    [TearDown]
    public void EndModule()
    {
        using var suite = Suite;
        CookieChecks.Check(suite.Browser.Cookies);
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Passed && ConformanceTable.Find(TestContext.CurrentContext.Test.Name) is { } row)
        {
            Assert.That(suite.Result, Is.EqualTo(row.Result), "tests/README.md says otherwise");
        }
    }

    /// <summary>A run with another client.</summary>
    private protected Task<Suite> RunAsync(SuiteClient client) =>
        new Suite(Server, new Visit(Server, App, person) { Authenticator = authenticator }, client, responseMode).StartAsync();
}

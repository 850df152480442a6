using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.Storage.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>APIs and the clients that use them.</summary>
public sealed class ResourceCommandTests
{
    private const string Payroll = """{"resource":"https://payroll.example","resource_name":"Payroll","scopes":[{"scope":"payroll.read"}]}""";
    private const string Machine =
        """{"client_name":"Nightly job","grant_types":["client_credentials"],"scope":"payroll.read","access_token_lifetime":300}""";

    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task Clients_can_have_the_scopes_of_an_API_once_it_is_registered()
    {
        var early = await database.RunAsync(["client", "add", "-"], Machine);
        var set = await database.RunAsync(["resource", "set", "-"], Payroll);
        var list = await database.RunAsync(["resource", "list"]);
        var added = await database.RunAsync(["client", "add", "-"], Machine);

        Assert.That((early.ExitCode, early.Error), Is.EqualTo((1, early.Error)));
        Assert.That(early.Error, Does.Contain("'payroll.read' is not one of"));
        Assert.That(set.Out.Trim(), Is.EqualTo("https://payroll.example is registered."), set.Error);
        Assert.That(list.Out.Trim(), Is.EqualTo("https://payroll.example\tPayroll\tpayroll.read"));
        Assert.That(added.ExitCode, Is.Zero, added.Error);
        var id = (string)JsonNode.Parse(added.Out)!["client_id"]!;
        var client = await database.ReadAsync<Client?>(services => services.GetRequiredService<ClientStore>().FindAsync(id, CancellationToken.None));
        Assert.That((client!.Scopes, client.AccessTokenLifetime), Is.EqualTo((new[] { "payroll.read" }, 300)));
    }

    [Test]
    public async Task Scope_that_is_anothers_and_an_API_that_is_not_there_are_refused()
    {
        await database.RunAsync(["resource", "set", "-"], Payroll);

        var taken = await database.RunAsync(["resource", "set", "-"], Payroll.Replace("https://payroll.example", "https://other.example", StringComparison.Ordinal));
        var removed = await database.RunAsync(["resource", "remove", "https://payroll.example"]);
        var again = await database.RunAsync(["resource", "remove", "https://payroll.example"]);

        Assert.That((taken.ExitCode, taken.Error.Trim()), Is.EqualTo((1, "The scope payroll.read is another resource's; each is of one.")));
        Assert.That(removed.Out.Trim(), Is.EqualTo("https://payroll.example is registered no more."));
        Assert.That((again.ExitCode, again.Error.Trim()), Is.EqualTo((1, "There is no resource https://payroll.example. It is compared to the letter.")));
    }

    [TestCase("""{"client_name":"J","grant_types":["client_credentials"],"scope":"openid"}""", "must name a scope of a resource")]
    [TestCase("""{"client_name":"J","grant_types":["client_credentials"],"scope":"payroll.read","token_endpoint_auth_method":"none"}""", "cannot be none with client_credentials")]
    [TestCase("""{"client_name":"J","grant_types":["refresh_token","client_credentials"],"scope":"payroll.read"}""", "refresh_token goes with authorization_code")]
    [TestCase("""{"client_name":"J","grant_types":["client_credentials"],"scope":"payroll.read","access_token_lifetime":1}""", "must be from 60 to 86400 seconds")]
    public async Task Client_that_makes_no_sense_is_refused(string metadata, string problem)
    {
        await database.RunAsync(["resource", "set", "-"], Payroll);

        var run = await database.RunAsync(["client", "add", "-"], metadata);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(problem));
    }
}

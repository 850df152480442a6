using System.Text.Json;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

public sealed class ClientAddCommandTests
{
    private const string Metadata = """{ "client_name": "App", "redirect_uris": ["https://app.example/callback"], "scope": "openid email" }""";

    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_app_is_registered_from_a_file_or_the_standard_input(bool isFile)
    {
        var run = isFile
            ? await database.RunAsync(["client", "add", database.Write(Metadata)])
            : await database.RunAsync(["client", "add", "-"], Metadata);
        using var printed = JsonDocument.Parse(run.Out);
        var client = await FindAsync(printed.RootElement.GetProperty("client_id").GetString()!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(client!.Scopes, Is.EqualTo(["openid", "email"]));
            Assert.That(client.Secrets.Single().Sha256, Is.EqualTo(Handle.Hash(printed.RootElement.GetProperty("client_secret").GetString()!)));
        }
    }

    [Test]
    public async Task A_public_app_gets_no_secret()
    {
        var run = await database.RunAsync(
            ["client", "add", "-"],
            """{ "client_name": "App", "redirect_uris": ["com.example.app:/callback"], "application_type": "native", "token_endpoint_auth_method": "none" }""");
        using var printed = JsonDocument.Parse(run.Out);

        Assert.That(printed.RootElement.TryGetProperty("client_secret", out _), Is.False);
    }

    [Test]
    [Category("protocol-6")]
    public async Task Each_mistake_is_named_with_its_line()
    {
        var run = await database.RunAsync(
            ["client", "add", "-"],
            """
            {
              "client_name": "App",
              "redirect_uris": [
                "https://app.example/callback#here",
                "javascript:alert(1)"
              ]
            }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Error, Does.Contain("line 4, redirect_uris[0]: has a fragment").And.Contain("line 5, redirect_uris[1]: must be https"));
        }
    }

    private Task<Client?> FindAsync(string clientId) =>
        database.ReadAsync(services => services.GetRequiredService<IClientStore>().FindAsync(clientId, default));
}

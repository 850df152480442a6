using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.OpenId.Resources;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Foreign;

/// <summary>An app, a program and an API on <c>openid-client</c> of npm (<c>tests/foreign/api.mjs</c>): pushed request, posted answer, resource, introspection, revocation.</summary>
public sealed class ForeignApi : ServerFixture
{
    private const string Payroll = "https://payroll.example";
    private const string Scope = "payroll.read";

    [Test]
    [Category("protocol-27")]
    [Category("protocol-33")]
    [Category("protocol-34")]
    public async Task A_token_is_for_the_API_that_was_named_until_it_is_given_back()
    {
        var resource = new Resource { Identifier = Payroll, Name = "Payroll", Scopes = new Dictionary<string, string?> { [Scope] = null }, IntrospectionClients = ["payroll"] };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        using var app = await Server.Apps.AddAsync("desk", client => client with { Scopes = [.. client.Scopes, Scope], RequirePushedRequests = true });
        using var machine = await Server.Apps.AddAsync("nightly", client => client with { GrantTypes = ["client_credentials"], Scopes = [Scope], RedirectUris = [] });
        using var api = await Server.Apps.AddAsync("payroll", client => client with { GrantTypes = ["client_credentials"], Scopes = [], RedirectUris = [] });
        var person = (await NewcomerAsync()).Person;
        var input = new
        {
            issuer = Server.Issuer,
            app = new { id = "desk", secret = app.Secret },
            machine = new { id = "nightly", secret = machine.Secret },
            api = new { id = "payroll", secret = api.Secret },
            resource = Payroll,
            scope = Scope,
            redirectUri = app.Client.RedirectUris[0],
            userName = person.UserName,
            password = person.Password,
        };

        var output = JsonNode.Parse(await Tool.RunAsync("node", "nodejs", Repository.PathOf("tests", "foreign", "api.mjs"), JsonSerializer.Serialize(input)))!;

        Assert.That(Texts(output["pushed"]), Is.EquivalentTo(["client_id", "request_uri"]));
        Assert.That(Texts(output["posted"]), Is.EquivalentTo(["code", "state", "iss"]));
        Assert.That(((string?)output["audience"], (string?)output["scope"], (bool?)output["subject"]), Is.EqualTo((Payroll, Scope, true)));
        Assert.That((string?)output["machine"], Is.EqualTo("nightly"));
        Assert.That(output["toldToApp"]!.ToJsonString(), Is.EqualTo("""{"active":false}"""));
        Assert.That(output["toldAfterwards"]!.ToJsonString(), Is.EqualTo("""{"active":false}"""));
    }

    private static IEnumerable<string?> Texts(JsonNode? list) => list!.AsArray().Select(value => (string?)value);
}

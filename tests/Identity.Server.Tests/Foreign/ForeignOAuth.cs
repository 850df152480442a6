using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.OpenId.Resources;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Identity.Server.Tests.Foreign;

/// <summary>An app and a program that sign their assertions, on <c>oauth4webapi</c> of npm (<c>tests/foreign/oauth.mjs</c>), which leaves no step out.</summary>
public sealed class ForeignOAuth : ServerFixture
{
    private const string Payroll = "https://payroll.example";
    private const string Scope = "payroll.read";

    [Test]
    [Category("protocol-23")]
    [Category("protocol-33")]
    public async Task Client_with_a_key_goes_through_every_endpoint()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var resource = new Resource { Identifier = Payroll, Name = "Payroll", Scopes = new Dictionary<string, string?> { [Scope] = null }, IntrospectionClients = ["payroll"] };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        using var app = await Server.Apps.AddAsync("desk", client => client with { TokenEndpointAuthMethod = "private_key_jwt", Secrets = [], Jwks = Jwks(key), Scopes = [.. client.Scopes, Scope] });
        using var machine = await Server.Apps.AddAsync("nightly", client => client with
        {
            TokenEndpointAuthMethod = "private_key_jwt",
            Secrets = [],
            Jwks = Jwks(key),
            GrantTypes = ["client_credentials"],
            Scopes = [Scope],
            RedirectUris = [],
        });
        using var api = await Server.Apps.AddAsync("payroll", client => client with { GrantTypes = ["client_credentials"], Scopes = [], RedirectUris = [] });
        var person = (await NewcomerAsync()).Person;
        var input = new
        {
            issuer = Server.Issuer,
            key = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
            app = "desk",
            machine = "nightly",
            api = new { id = "payroll", secret = api.Secret },
            resource = Payroll,
            scope = Scope,
            redirectUri = app.Client.RedirectUris[0],
            userName = person.UserName,
            password = person.Password,
            now = Server.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };

        var output = JsonNode.Parse(await Tool.RunAsync("node", "nodejs", Repository.PathOf("tests", "foreign", "oauth.mjs"), JsonSerializer.Serialize(input)))!;

        Assert.That((string?)output["name"], Is.EqualTo(person.UserName));
        Assert.That(((string?)output["audience"], (bool?)output["subject"], (string?)output["machine"]), Is.EqualTo((Payroll, true, "nightly")));
        Assert.That(output["afterwards"]!.ToJsonString(), Is.EqualTo("""{"active":false}"""));
    }

    private static string Jwks(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return $$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}]}""";
    }
}

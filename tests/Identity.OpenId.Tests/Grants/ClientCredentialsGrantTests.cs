using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Grants;

/// <summary>The client credentials grant (RFC 6749 4.4).</summary>
public sealed class ClientCredentialsGrantTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [TestCase("scope", "payroll.read", "https://payroll.example", "payroll.read")]
    [TestCase("resource", "urn:example:calendar", "urn:example:calendar", "calendar")]
    public async Task Client_gets_a_token_for_itself_and_one_resource(string name, string value, string audience, string scope)
    {
        var answer = (await AskAsync((name, value))).Json();
        var payload = Jwt.Payload(answer.Text("access_token"));

        Assert.That(answer.Select(member => member.Key), Is.EquivalentTo(["access_token", "token_type", "expires_in", "scope"]));
        Assert.That((payload.Text("sub"), payload.Text("client_id"), payload.Text("aud"), payload.Text("scope")), Is.EqualTo(("machine", "machine", audience, scope)));
        Assert.That(payload.Select(claim => claim.Key), Has.No.Member("acr").And.No.Member("auth_time").And.No.Member("grant_id"));
        Assert.That(engine.Grants.Grants, Is.Empty);
    }

    [Test]
    [Category("protocol-29")]
    public async Task It_is_about_nobody_so_userinfo_refuses_it()
    {
        var token = (await AskAsync(("scope", "calendar"))).Json().Text("access_token");

        Assert.That(await engine.UserInfoAsync(token), Is.InstanceOf<ProtocolResult.Empty>());
        Assert.That(await engine.PostAsync("/connect/revocation", Form.Encode(("token", token)), Form.Basic("machine")), Is.EqualTo(new ProtocolResult.Empty(200)));
    }

    [TestCase("scope", "openid", "invalid_scope")]
    [TestCase("scope", "payroll.read ", "invalid_scope", Category = "protocol-2")]
    [TestCase("scope", "payroll.pay", "invalid_scope")]
    [TestCase("scope", "payroll.read calendar", "invalid_target")]
    [TestCase("resource", "https://unknown.example", "invalid_target")]
    [TestCase("", "", "invalid_target")]
    public async Task What_it_may_not_have_or_does_not_say_is_refused(string name, string value, string error) =>
        Assert.That((await AskAsync((name, value))).TokenError(), Is.EqualTo(error));

    [Test]
    public async Task Client_has_to_be_registered_for_it_and_to_keep_a_secret()
    {
        engine.Clients.Put(Apps.Public with { ClientId = "open", GrantTypes = ["client_credentials"], Scopes = ["calendar"] });

        Assert.That((await engine.PostAsync(Answers.Token, "grant_type=client_credentials", Form.Basic("web"))).TokenError(), Is.EqualTo("unauthorized_client"));
        Assert.That((await engine.PostAsync(Answers.Token, "grant_type=client_credentials&client_id=open")).TokenError(), Is.EqualTo("unauthorized_client"));
    }

    [Test]
    public async Task Shorter_life_of_client_and_resource_holds()
    {
        engine.Clients.Put(Apis.Machine with { AccessTokenLifetime = 120 });

        Assert.That((await AskAsync(("scope", "calendar"))).Json()["expires_in"]!.GetValue<long>(), Is.EqualTo(120));
        engine.Clients.Put(Apis.Machine with { AccessTokenLifetime = 600 });
        Assert.That((await AskAsync(("scope", "payroll.read"))).Json()["expires_in"]!.GetValue<long>(), Is.EqualTo(300));
    }

    private Task<ProtocolResult> AskAsync((string Name, string Value) parameter) =>
        engine.PostAsync(Answers.Token, Form.Encode([("grant_type", "client_credentials"), .. parameter.Name.Length > 0 ? [parameter] : Array.Empty<(string, string)>()]), Form.Basic("machine"));
}

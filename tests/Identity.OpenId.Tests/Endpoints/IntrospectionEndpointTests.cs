using System.Text.Json.Nodes;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>Introspection (RFC 7662): resources are told about tokens for them, and about no others.</summary>
[Category("protocol-34")]
public sealed class IntrospectionEndpointTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Resource_is_told_what_a_token_for_it_says()
    {
        var token = (await TokensAsync()).Text("access_token");

        var told = (await AskAsync(token, "payroll-api")).Json();

        Assert.That(told["active"]!.GetValue<bool>(), Is.True);
        Assert.That(told.Select(member => member.Key), Is.EquivalentTo(
            ["active", "token_type", "scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "auth_time", "acr", "amr"]));
        Assert.That((told.Text("sub"), told.Text("client_id"), told.Text("scope")), Is.EqualTo((People.Sanne, "desk", "payroll.read")));
    }

    [Test]
    public async Task Client_that_is_no_resource_of_the_token_is_told_nothing()
    {
        var tokens = await TokensAsync();

        Assert.That(await ToldAsync(tokens.Text("access_token"), "calendar-api"), Is.EqualTo("""{"active":false}"""));
        Assert.That(await ToldAsync(tokens.Text("access_token"), "desk"), Is.EqualTo("""{"active":false}"""), "not even whose token it is");
        Assert.That(await ToldAsync(tokens.Text("refresh_token"), "payroll-api"), Is.EqualTo("""{"active":false}"""));
        Assert.That(await ToldAsync(tokens.Text("id_token"), "payroll-api"), Is.EqualTo("""{"active":false}"""));
    }

    [Test]
    [Category("attack-1")]
    public async Task Token_that_ended_is_not_active()
    {
        var (first, second, third) = (await TokensAsync(), await TokensAsync(), await TokensAsync());
        await engine.PostAsync("/connect/revocation", Form.Encode(("token", first.Text("refresh_token"))), Form.Basic("desk"));

        Assert.That(await ToldAsync(first.Text("access_token"), "payroll-api"), Is.EqualTo("""{"active":false}"""), "revoked");
        Assert.That(await ToldAsync(second.Text("access_token"), "payroll-api"), Does.StartWith("""{"active":true"""));
        engine.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.That(await ToldAsync(second.Text("access_token"), "payroll-api"), Is.EqualTo("""{"active":false}"""), "expired");
        engine.Grants.Epochs[People.Sanne] = 2;
        Assert.That(await ToldAsync(third.Text("access_token"), "payroll-api"), Is.EqualTo("""{"active":false}"""), "another epoch");
    }

    [Test]
    public async Task Token_of_a_client_lives_as_long_as_the_client()
    {
        var token = (await engine.PostAsync(Answers.Token, Form.Encode(("grant_type", "client_credentials"), ("scope", "calendar")), Form.Basic("machine"))).Json().Text("access_token");

        Assert.That(await ToldAsync(token, "calendar-api"), Does.StartWith("""{"active":true"""));
        engine.Clients.Remove("machine");
        Assert.That(await ToldAsync(token, "calendar-api"), Is.EqualTo("""{"active":false}"""));
    }

    [Test]
    public async Task Only_clients_with_a_secret_may_ask()
    {
        Assert.That((await engine.PostAsync("/connect/introspection", Form.Encode(("token", "x"), ("client_id", Apps.Public.ClientId)))).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync("/connect/introspection", "token=x", Form.Basic("payroll-api", "wrong"))).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync("/connect/introspection", "", Form.Basic("payroll-api"))).TokenError(), Is.EqualTo("invalid_request"));
    }

    private async Task<JsonObject> TokensAsync()
    {
        var code = await engine.CodeAsync(Apis.App, ("scope", "openid offline_access payroll.read"));
        return (await engine.PostAsync(Answers.Token, Form.Redemption(code, ("resource", "https://payroll.example")), Form.Basic("desk"))).Json();
    }

    private Task<ProtocolResult> AskAsync(string token, string clientId) =>
        engine.PostAsync("/connect/introspection", Form.Encode(("token", token)), Form.Basic(clientId));

    private async Task<string> ToldAsync(string token, string clientId) => (await AskAsync(token, clientId)).Json().ToJsonString();
}

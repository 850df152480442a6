using Identity.OpenId.Claims;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>The parameter <c>claims</c> (OpenID Connect Core 5.5).</summary>
public sealed class ClaimsParameterTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private Task<ProtocolResult> AskAsync(string claims, params (string Name, string Value)[] changes)
    {
        engine.SignIn();
        return engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, [("claims", claims), .. changes]));
    }

    [TestCase("""{"userinfo":{"name":null}}""", "sub name")]
    [TestCase("""{"userinfo":{"name":{"essential":true},"email":{"essential":false}}}""", "sub name email")]
    [TestCase("""{"userinfo":{"name":null,"https://example.org/unknown":{"values":["x"]},"custom":null},"other":1}""", "sub name")]
    [TestCase("""{"id_token":{"name":null}}""", "sub")]
    [TestCase("{}", "sub")]
    [TestCase("""{"userinfo":null}""", "sub")]
    public async Task UserInfo_tells_what_was_asked_for_there(string claims, string expected)
    {
        var tokens = await engine.TokensAsync(("claims", claims));

        var body = (await engine.UserInfoAsync(tokens.Text("access_token"))).Json();

        Assert.That(body.Select(member => member.Key), Is.EquivalentTo(expected.Split(' ')));
    }

    [Test]
    public async Task Id_token_tells_what_was_asked_for_there_and_keeps_it_when_refreshed()
    {
        var tokens = await engine.TokensAsync(
            ("claims", """{"id_token":{"email":null,"iss":{"value":"x"}},"userinfo":{"name":null}}"""), ("scope", "openid profile offline_access"));
        var refreshed = (await engine.PostAsync(Answers.Token, Form.Refresh(tokens.Text("refresh_token")), Form.Basic("web"))).Json();

        foreach (var token in new[] { tokens, refreshed }.Select(answer => Jwt.Payload(answer.Text("id_token"))))
        {
            Assert.That(token.Text("email"), Is.EqualTo("sanne@example.com"));
            Assert.That(token.ContainsKey("name"), Is.False, "claims of scopes are for UserInfo");
            Assert.That(token.Text("iss"), Is.EqualTo(Engine.Issuer));
        }
    }

    [Test]
    public async Task Client_gets_no_claim_of_a_scope_that_it_may_not_have()
    {
        engine.Clients.Put(Apps.Web with { Scopes = ["openid", "profile"] });
        var tokens = await engine.TokensAsync(("claims", """{"userinfo":{"email":{"essential":true},"name":null},"id_token":{"email":null}}"""));

        Assert.That((await engine.UserInfoAsync(tokens.Text("access_token"))).Json().ContainsKey("email"), Is.False);
        Assert.That(Jwt.Payload(tokens.Text("id_token")).ContainsKey("email"), Is.False);
    }

    [TestCase("""["userinfo"]""")]
    [TestCase("""{"userinfo":[]}""")]
    [TestCase("""{"userinfo":{"name":true}}""")]
    [TestCase("""{"userinfo":{"name":{"essential":"yes"}}}""")]
    [TestCase("""{"id_token":{"acr":{"values":"urn:identity:2fa"}}}""")]
    [TestCase("""{"userinfo":{"name":null},"userinfo":{"email":null}}""")]
    [TestCase("""{"userinfo":{"name":""")]
    [TestCase("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}}""")]
    [Category("protocol-2")]
    public async Task What_has_another_shape_is_refused(string claims) =>
        Assert.That((await AskAsync(claims)).Member("error"), Is.EqualTo("invalid_request"));

    [Test]
    [Category("protocol-2")]
    public async Task What_is_too_long_is_refused() =>
        Assert.That((await AskAsync($$$"""{"userinfo":{"{{{new string('a', Syntax.LongestClaims)}}}":null}}""")).Member("error"), Is.EqualTo("invalid_request"));

    [TestCase("""{"id_token":{"acr":{"essential":true,"values":["urn:identity:phr","urn:identity:2fa"]}}}""", true)]
    [TestCase("""{"id_token":{"acr":{"value":"urn:identity:phr"}}}""", false)]
    public async Task Acr_goes_to_the_gate_as_it_was_asked_for(string claims, bool isEssential)
    {
        await AskAsync(claims, ("acr_values", "urn:identity:1fa"));

        var question = engine.Gate.Questions.Single();
        Assert.That(question.AcrValues, Has.Count.EqualTo(isEssential ? 2 : 1).And.All.Not.EqualTo("urn:identity:1fa"));
        Assert.That(question.IsAcrEssential, Is.EqualTo(isEssential));
    }

    [TestCase(People.Sanne, null)]
    [TestCase(People.Lars, "login_required")]
    [Category("protocol-14")]
    public async Task Answer_is_about_the_named_sub_or_nobody(string subject, string? error) =>
        Assert.That((await AskAsync($$$$"""{"id_token":{"sub":{"value":"{{{{subject}}}}"}}}""")).Member("error"), Is.EqualTo(error));

    [Test]
    [Category("protocol-14")]
    public async Task Hint_and_sub_of_two_people_are_refused()
    {
        var hint = (await engine.TokensAsync()).Text("id_token");

        Assert.That(
            (await AskAsync($$$$"""{"id_token":{"sub":{"value":"{{{{People.Lars}}}}"}}}""", ("id_token_hint", hint))).Member("error"), Is.EqualTo("invalid_request"));
    }

    [TestCase("""{"userinfo":{"name":null,"email":null},"id_token":{"address":null,"acr":{"essential":true,"values":["urn:identity:phr"]},"sub":{"value":"a"}}}""")]
    [TestCase("")]
    public void What_is_kept_is_read_as_it_was(string claims) =>
        Assert.That(ClaimsRequest.Read(claims).ToString(), Is.EqualTo(claims));
}

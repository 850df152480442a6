using System.Text.Json.Nodes;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Resources;

/// <summary>Resources (RFC 8707): each token is for one audience, with the scopes that mean something there.</summary>
[Category("protocol-29")]
public sealed class ResourceTests
{
    private const string Payroll = "https://payroll.example";
    private const string Calendar = "urn:example:calendar";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task One_grant_gives_a_token_for_each_resource_and_one_for_userinfo()
    {
        var own = (await RedeemAsync(await CodeAsync("openid email offline_access payroll.read calendar"))).Json();
        var payroll = (await RefreshAsync(own, ("resource", Payroll))).Json();
        var calendar = (await RefreshAsync(own, ("resource", Calendar))).Json();

        Assert.That(Said(own), Is.EqualTo((Engine.Issuer, "openid email offline_access", "ES256", 3600)));
        Assert.That(Said(payroll), Is.EqualTo((Payroll, "payroll.read", "RS256", 300)));
        Assert.That(Said(calendar), Is.EqualTo((Calendar, "calendar", "ES256", 3600)));
        (await engine.UserInfoAsync(own.Text("access_token"))).Json();
        Assert.That(await engine.UserInfoAsync(payroll.Text("access_token")), Is.InstanceOf<ProtocolResult.Empty>(), "a resource cannot read the profile with it");
    }

    [Test]
    public async Task Code_is_redeemed_for_the_resource_that_is_named()
    {
        var tokens = (await RedeemAsync(await CodeAsync("openid payroll.read", ("resource", Payroll)), ("resource", Payroll))).Json();

        Assert.That(Said(tokens).Audience, Is.EqualTo(Payroll));
        Assert.That(tokens.ContainsKey("id_token"), Is.True);
    }

    [Test]
    public async Task Only_resource_need_not_be_named_where_nobody_signs_in() =>
        Assert.That(Said((await RedeemAsync(await CodeAsync("payroll.read"))).Json()).Audience, Is.EqualTo(Payroll));

    [Test]
    public async Task Of_several_one_has_to_be_named_and_the_code_stays_good()
    {
        var code = await CodeAsync("payroll.read calendar");

        Assert.That((await RedeemAsync(code)).TokenError(), Is.EqualTo("invalid_target"));
        Assert.That((await RedeemAsync(code, ("resource", Payroll), ("resource", Calendar))).TokenError(), Is.EqualTo("invalid_target"));
        Assert.That(Said((await RedeemAsync(code, ("resource", Calendar))).Json()).Audience, Is.EqualTo(Calendar));
    }

    [Test]
    public async Task Resource_that_was_not_granted_is_refused()
    {
        var tokens = (await RedeemAsync(await CodeAsync("openid offline_access payroll.read"))).Json();

        Assert.That((await RefreshAsync(tokens, ("resource", Calendar))).TokenError(), Is.EqualTo("invalid_target"));
        engine.Resources.Resources.Remove(Apis.Payroll);
        Assert.That((await RefreshAsync(tokens, ("resource", Payroll))).TokenError(), Is.EqualTo("invalid_target"), "nor is one that is gone");
    }

    [TestCase("desk", "https://payroll.example/", "invalid_target")]
    [TestCase("desk", "https://unknown.example", "invalid_target")]
    [TestCase("web", Payroll, "invalid_target")]
    public async Task Resource_that_the_client_may_not_use_is_told_to_the_app(string clientId, string resource, string error)
    {
        engine.SignIn();

        var refused = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apis.App, ("client_id", clientId), ("resource", resource)));

        Assert.That(refused.Member("error"), Is.EqualTo(error));
    }

    [Test]
    [Category("attack-6")]
    public async Task Level_that_a_scope_or_resource_asks_for_is_asked_of_the_gate_at_every_issue()
    {
        await CodeAsync("openid payroll.read");
        Assert.That(engine.Gate.Questions[^1].RequiredAcr, Is.Empty);

        var tokens = (await RedeemAsync(await CodeAsync("openid offline_access payroll.read payroll.pay"))).Json();
        Assert.That(engine.Gate.Questions[^1].RequiredAcr, Is.EqualTo([Apis.TwoFactors]));

        await RefreshAsync(tokens);
        Assert.That(engine.Gate.Questions[^1].RequiredAcr, Is.Empty, "a token for UserInfo");
        await RefreshAsync(tokens, ("resource", Payroll));
        Assert.That(engine.Gate.Questions[^1].RequiredAcr, Is.EqualTo([Apis.TwoFactors]));
        engine.Gate.Answer = new ReleaseAnswer.Interact("interaction_required");
        Assert.That((await RefreshAsync(tokens, ("resource", Payroll))).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("attack-6")]
    public async Task Level_is_asked_when_a_kept_request_goes_on_too()
    {
        var started = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apis.App, ("scope", "openid payroll.read")));
        engine.Resources.Resources[0] = Apis.Payroll with { Acr = Apis.TwoFactors };
        engine.SignIn();

        await engine.GetAsync($"/connect/authorize/{started.Location().Split('/')[^1]}");

        Assert.That(engine.Gate.Questions[^1].RequiredAcr, Is.EqualTo([Apis.TwoFactors]), "as it is now");
    }

    private async Task<string> CodeAsync(string scope, params (string Name, string Value)[] changes) =>
        await engine.CodeAsync(Apis.App, [("scope", scope), .. changes]);

    private Task<ProtocolResult> RedeemAsync(string code, params (string Name, string Value)[] more) =>
        engine.PostAsync(Answers.Token, $"{Form.Redemption(code)}&{Form.Encode(more)}", Form.Basic("desk"));

    private Task<ProtocolResult> RefreshAsync(JsonObject tokens, params (string Name, string Value)[] more) =>
        engine.PostAsync(Answers.Token, Form.Refresh(tokens.Text("refresh_token"), more), Form.Basic("desk"));

    private static (string Audience, string Scope, string Algorithm, long Lifetime) Said(JsonObject tokens)
    {
        var (token, payload) = (tokens.Text("access_token"), Jwt.Payload(tokens.Text("access_token")));
        Assert.That(tokens.Text("scope"), Is.EqualTo(payload.Text("scope")));
        var lifetime = payload["exp"]!.GetValue<long>() - payload["iat"]!.GetValue<long>();
        Assert.That(tokens["expires_in"]!.GetValue<long>(), Is.EqualTo(lifetime));
        return (payload.Text("aud"), payload.Text("scope"), Jwt.Header(token).Text("alg"), lifetime);
    }
}

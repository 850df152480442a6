using System.Text.Json.Nodes;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Conformance;

/// <summary>
/// The modules of the conformance suite's Basic OP and Form Post OP plans, as far as the engine alone can answer them. Each test has its module's id.
/// </summary>
[TestFixture("query")]
[TestFixture("form_post")]
public sealed class BasicModules(string responseMode)
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private (string Name, string Value) Mode => ("response_mode", responseMode);

    private Task<JsonObject> TokensAsync(params (string Name, string Value)[] changes) => engine.TokensAsync([Mode, .. changes]);

    private async Task<ProtocolResult> AskAsync(params (string Name, string Value)[] changes)
    {
        engine.SignIn();
        return await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, [Mode, .. changes]));
    }

    [TestCase(TestName = "oidcc-server")]
    public async Task Server()
    {
        var tokens = await TokensAsync();
        var userInfo = (await engine.UserInfoAsync(tokens.Text("access_token"))).Json();

        Assert.That(userInfo.Text("sub"), Is.EqualTo(Jwt.Payload(tokens.Text("id_token")).Text("sub")));
    }

    [TestCase(TestName = "oidcc-response-type-missing")]
    public async Task ResponseTypeMissing()
    {
        var result = await AskAsync(("response_type", ""));

        Assert.That(result.Member("error"), Is.EqualTo("invalid_request"));
    }

    [TestCase(TestName = "oidcc-idtoken-signature")]
    public async Task IdTokenSignature()
    {
        var token = (await TokensAsync()).Text("id_token");

        Assert.That(Jwt.Header(token).Text("alg"), Is.EqualTo("RS256"));
        Assert.That(Jwt.Verifies(token, (await engine.GetAsync("/connect/jwks")).Json()), Is.True);
    }

    [TestCase(TestName = "oidcc-userinfo-get")]
    public async Task UserInfoGet() => (await engine.UserInfoAsync((await TokensAsync()).Text("access_token"))).Json();

    [TestCase(TestName = "oidcc-userinfo-post-header")]
    public async Task UserInfoPostHeader() =>
        (await engine.PostAsync(Answers.UserInfo, "", "Bearer " + (await TokensAsync()).Text("access_token"))).Json();

    [TestCase(TestName = "oidcc-userinfo-post-body")]
    public async Task UserInfoPostBody() =>
        (await engine.PostAsync(Answers.UserInfo, "access_token=" + (await TokensAsync()).Text("access_token"))).Json();

    [TestCase(TestName = "oidcc-ensure-request-without-nonce-succeeds-for-code-flow")]
    public async Task WithoutNonce() =>
        Assert.That(Jwt.Payload((await TokensAsync(("nonce", ""))).Text("id_token")).ContainsKey("nonce"), Is.False);

    [TestCase("openid profile", "name", TestName = "oidcc-scope-profile")]
    [TestCase("openid email", "email_verified", TestName = "oidcc-scope-email")]
    [TestCase("openid address", "address", TestName = "oidcc-scope-address")]
    [TestCase("openid phone", "phone_number_verified", TestName = "oidcc-scope-phone")]
    [TestCase("openid profile email address phone", "birthdate", TestName = "oidcc-scope-all")]
    [TestCase("phone address email profile openid", "updated_at", TestName = "oidcc-alternate-happy-flow")]
    public async Task Scope(string scope, string claim)
    {
        var tokens = await TokensAsync(("scope", scope));

        Assert.That((await engine.UserInfoAsync(tokens.Text("access_token"))).Json().ContainsKey(claim), Is.True);
    }

    [TestCase("display", "page", TestName = "oidcc-display-page")]
    [TestCase("display", "popup", TestName = "oidcc-display-popup")]
    [TestCase("extra", "foobar", TestName = "oidcc-ensure-request-with-unknown-parameter-succeeds")]
    [TestCase("login_hint", "sanne@example.com", TestName = "oidcc-login-hint")]
    [TestCase("ui_locales", "se", TestName = "oidcc-ui-locales")]
    [TestCase("claims_locales", "se", TestName = "oidcc-claims-locales")]
    [TestCase("prompt", "none", TestName = "oidcc-prompt-none-logged-in")]
    [TestCase("max_age", "10000", TestName = "oidcc-max-age-10000")]
    [TestCase("acr_values", "urn:identity:2fa", TestName = "oidcc-ensure-request-with-acr-values-succeeds")]
    public async Task Succeeds(string name, string value)
    {
        var payload = Jwt.Payload((await TokensAsync((name, value))).Text("id_token"));

        Assert.That(payload.Text("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(payload.ContainsKey("auth_time"), Is.True);
    }

    [TestCase(TestName = "oidcc-prompt-none-not-logged-in")]
    public async Task PromptNoneNotLoggedIn()
    {
        var state = new string('s', 128);

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, Mode, ("prompt", "none"), ("state", state)));

        Assert.That(result.Member("error"), Is.EqualTo("login_required"));
        Assert.That(result.Member("state"), Is.EqualTo(state));
    }

    [TestCase("prompt", "login", TestName = "oidcc-prompt-login")]
    [TestCase("max_age", "1", TestName = "oidcc-max-age-1")]
    public async Task AsksAgain(string name, string value)
    {
        await TokensAsync();
        engine.Clock.Advance(TimeSpan.FromSeconds(2));
        engine.Gate.Answer = new ReleaseAnswer.Interact("login_required");
        var started = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, Mode, (name, value)));
        engine.Clock.Advance(TimeSpan.FromSeconds(20));
        engine.SignIn();

        var result = await engine.GetAsync($"/connect/authorize/{started.Location().Split('/')[^1]}");
        var tokens = (await engine.RedeemAsync(result.Member("code")!)).Json();

        Assert.That(Jwt.Payload(tokens.Text("id_token"))["auth_time"]!.GetValue<long>(), Is.EqualTo(engine.Now.ToUnixTimeSeconds()));
    }

    [TestCase(TestName = "oidcc-id-token-hint")]
    public async Task IdTokenHint()
    {
        var hint = (await TokensAsync()).Text("id_token");

        Assert.That((await AskAsync(("id_token_hint", hint), ("prompt", "none"))).Member("code"), Is.Not.Null);
    }

    [TestCase(0, TestName = "oidcc-codereuse")]
    [TestCase(30, TestName = "oidcc-codereuse-30seconds")]
    public async Task CodeReuse(int seconds)
    {
        var code = await engine.CodeAsync(Apps.Web, Mode);
        var token = (await engine.RedeemAsync(code)).Json().Text("access_token");
        engine.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That((await engine.RedeemAsync(code)).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(await engine.UserInfoAsync(token), Is.InstanceOf<ProtocolResult.Empty>());
    }

    [TestCase(TestName = "oidcc-ensure-registered-redirect-uri")]
    public async Task RegisteredRedirectUri() =>
        Assert.That(await AskAsync(("redirect_uri", "https://app.example/callback/unregistered")), Is.InstanceOf<ProtocolResult.ErrorPage>());

    [TestCase(TestName = "oidcc-ensure-redirect-uri-in-authorization-request")]
    public async Task RedirectUriInAuthorizationRequest() =>
        Assert.That(await AskAsync(("redirect_uri", "")), Is.InstanceOf<ProtocolResult.ErrorPage>());

    [TestCase(TestName = "oidcc-ensure-post-request-succeeds")]
    public async Task PostRequest()
    {
        engine.SignIn();
        var kept = await engine.PostAsync(Answers.Authorize, Form.Authorization(Apps.Web, Mode));

        Assert.That((await engine.GetAsync(kept.Location())).Member("code"), Is.Not.Null);
    }

    [TestCase(TestName = "oidcc-server-client-secret-post")]
    public async Task ClientSecretPost()
    {
        var code = await engine.CodeAsync(Apps.Post, Mode);

        (await engine.PostAsync(Answers.Token, Form.Redemption(code, ("client_id", "post"), ("client_secret", Apps.Secret)))).Json();
    }

    [TestCase("request_uri", "https://app.example/r", TestName = "oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported")]
    [TestCase("request", "e30.e30.", TestName = "oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported")]
    public async Task NotSupported(string name, string value) =>
        Assert.That((await AskAsync((name, value))).Member("error"), Is.EqualTo($"{name}_not_supported"));

    [TestCase(TestName = "oidcc-refresh-token")]
    public async Task RefreshToken()
    {
        var tokens = await TokensAsync(("scope", "openid offline_access"), ("prompt", "consent"));
        var form = Form.Refresh(tokens.Text("refresh_token"));

        var refreshed = (await engine.PostAsync(Answers.Token, form, Form.Basic("web"))).Json();
        var stolen = await engine.PostAsync(Answers.Token, form, Form.Basic("other"));

        Assert.That(refreshed.ContainsKey("id_token"), Is.True);
        Assert.That(stolen.TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase(TestName = "oidcc-ensure-request-with-valid-pkce-succeeds")]
    public async Task ValidPkce() => Assert.That(await TokensAsync(), Is.InstanceOf<JsonObject>());
}

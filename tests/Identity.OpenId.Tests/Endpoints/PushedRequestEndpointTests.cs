using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>Pushed authorization requests (RFC 9126).</summary>
[Category("protocol-27")]
public sealed class PushedRequestEndpointTests
{
    private const string Push = "/connect/par";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task What_was_pushed_is_answered_once()
    {
        var uri = await PushAsync();
        engine.SignIn();

        var first = await BringAsync(uri);
        var second = await BringAsync(uri);

        Assert.That(first.Location(), Does.StartWith(Apps.Callback + "?code="));
        Assert.That(first.Member("state"), Is.EqualTo("state-of-the-app"));
        (await engine.RedeemAsync(first.Member("code")!)).Json();
        Assert.That(second.Page().Error, Is.EqualTo("invalid_request_uri"));
    }

    [Test]
    public async Task It_is_spent_when_the_code_goes_out_and_not_before()
    {
        var uri = await PushAsync();
        var here = await BringAsync(uri);
        var reloaded = await BringAsync(uri);
        engine.Clock.Advance(TimeSpan.FromMinutes(10));
        engine.SignIn();

        var first = await ResumeAsync(here);
        var second = await ResumeAsync(reloaded);

        Assert.That(first.Member("code"), Is.Not.Null, "once it was brought, people take as long as they need");
        Assert.That(second.Member("error"), Is.EqualTo("invalid_request"));
        Assert.That(second.Member("state"), Is.EqualTo("state-of-the-app"));
    }

    [Test]
    public async Task Of_two_tabs_that_end_at_once_one_gets_the_code()
    {
        var uri = await PushAsync();
        var (here, there) = (await BringAsync(uri), await BringAsync(uri));
        engine.SignIn();
        engine.Grants.Meanwhile = () => ResumeAsync(there).GetAwaiter().GetResult();

        var late = await ResumeAsync(here);

        Assert.That(late.Member("error"), Is.EqualTo("invalid_request"));
        Assert.That(engine.Grants.Grants, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("protocol-3")]
    public async Task What_stands_beside_it_adds_and_changes_nothing()
    {
        var uri = await PushAsync();
        engine.SignIn();

        var answer = await engine.GetAsync(Answers.Authorize, Form.Encode(
            ("client_id", "web"), ("request_uri", uri), ("redirect_uri", "https://evil.example/"), ("state", "another"), ("response_mode", "form_post"), ("scope", "openid email")));

        Assert.That(answer.Location(), Does.StartWith(Apps.Callback));
        Assert.That(answer.Member("state"), Is.EqualTo("state-of-the-app"));
        Assert.That(engine.Grants.Grants.Single().Scopes, Is.EqualTo(["openid"]));
    }

    [Test]
    public async Task It_is_for_the_client_that_pushed_it_and_for_five_minutes()
    {
        var uri = await PushAsync();
        engine.SignIn();

        Assert.That((await BringAsync(uri, "other")).Page().Error, Is.EqualTo("invalid_request_uri"));
        Assert.That((await BringAsync(uri + "x")).Page().Error, Is.EqualTo("invalid_request_uri"));
        engine.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await BringAsync(uri)).Page().Error, Is.EqualTo("invalid_request_uri"));
    }

    [TestCase("redirect_uri", "https://app.example/callback/unregistered", "invalid_request")]
    [TestCase("request_uri", "urn:ietf:params:oauth:request_uri:another", "invalid_request")]
    [TestCase("request", "e30.e30.", "request_not_supported")]
    [TestCase("scope", "unknown", "invalid_scope")]
    [TestCase("client_id", "other", "invalid_request")]
    [TestCase("prompt", "none login", "invalid_request")]
    public async Task Mistakes_are_told_to_the_client(string name, string value, string error)
    {
        var refused = await engine.PostAsync(Push, Form.Authorization(Apps.Web, (name, value)), Form.Basic("web"));

        Assert.That(refused.TokenError(), Is.EqualTo(error));
        Assert.That(engine.Grants.Artifacts, Is.Empty);
    }

    [Test]
    public async Task Client_authenticates_and_need_not_say_twice_who_it_is()
    {
        var refused = await engine.PostAsync(Push, Form.Authorization(Apps.Web), Form.Basic("web", "wrong"));
        var answer = (await engine.PostAsync(Push, Form.Authorization(Apps.Web, ("client_id", "")), Form.Basic("web"))).Json(201);
        var open = (await engine.PostAsync(Push, Form.Authorization(Apps.Public))).Json(201);

        Assert.That(refused.TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That(answer["expires_in"]!.GetValue<long>(), Is.EqualTo(300));
        Assert.That(answer.Text("request_uri"), Does.Match("^urn:ietf:params:oauth:request_uri:[A-Za-z0-9_-]{43}$"));
        Assert.That(open.Text("request_uri"), Is.Not.Empty);
    }

    [Test]
    public async Task Client_that_has_to_push_is_told_so()
    {
        var pushing = Apps.Web with { ClientId = "pushing", RequirePushedRequests = true };
        engine.Clients.Put(pushing);
        engine.SignIn();

        var brought = await engine.GetAsync(Answers.Authorize, Form.Authorization(pushing));
        var uri = (await engine.PostAsync(Push, Form.Authorization(pushing), Form.Basic("pushing"))).Json(201).Text("request_uri");

        Assert.That(brought.Member("error"), Is.EqualTo("invalid_request"));
        Assert.That((await BringAsync(uri, "pushing")).Member("code"), Is.Not.Null);
    }

    private async Task<string> PushAsync() =>
        (await engine.PostAsync(Push, Form.Authorization(Apps.Web), Form.Basic("web"))).Json(201).Text("request_uri");

    private Task<ProtocolResult> BringAsync(string uri, string clientId = "web") =>
        engine.GetAsync(Answers.Authorize, Form.Encode(("client_id", clientId), ("request_uri", uri)));

    // In this world a browser has one cookie for all its sign-ins.
    private Task<ProtocolResult> ResumeAsync(ProtocolResult started)
    {
        var (name, value) = ((ProtocolResult.Interaction)started).Cookie;
        engine.Cookies[name] = value!;
        return engine.GetAsync($"/connect/authorize/{started.Location().Split('/')[^1]}");
    }
}

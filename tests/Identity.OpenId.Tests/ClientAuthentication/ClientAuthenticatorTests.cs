using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.ClientAuthentication;

/// <summary>Client authentication at the token endpoint (RFC 6749 2.3). The grant type is one that does not exist, so that who gets past is told so.</summary>
public sealed class ClientAuthenticatorTests
{
    private const string Passed = "unsupported_grant_type";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private Task<ProtocolResult> SendAsync(string? authorization, params (string Name, string Value)[] members) =>
        engine.PostAsync(Answers.Token, Form.Encode([("grant_type", "none-such"), .. members]), authorization);

    [Test]
    public async Task Basic_credentials_are_form_encoded_before_they_are_joined() =>
        Assert.That((await SendAsync(Form.Basic("web"))).TokenError(), Is.EqualTo(Passed));

    [Test]
    public async Task Post_takes_them_from_the_body() =>
        Assert.That((await SendAsync(null, ("client_id", "post"), ("client_secret", Apps.Secret))).TokenError(), Is.EqualTo(Passed));

    [Test]
    public async Task Public_client_says_its_name() =>
        Assert.That((await SendAsync(null, ("client_id", "native"))).TokenError(), Is.EqualTo(Passed));

    [Test]
    [Category("protocol-22")]
    public async Task Method_has_to_be_the_registered_one()
    {
        AssertRefused(await SendAsync(Form.Basic("post")));
        AssertRefused(await SendAsync(null, ("client_id", "web"), ("client_secret", Apps.Secret)));
        AssertRefused(await SendAsync(null, ("client_id", "web")));
        AssertRefused(await SendAsync(Form.Basic("native", "anything")));
        AssertRefused(await SendAsync(null, ("client_id", "native"), ("client_secret", "anything")));
    }

    [Test]
    [Category("protocol-22")]
    public async Task Two_methods_at_once_are_refused() =>
        Assert.That(
            (await SendAsync(Form.Basic("web"), ("client_secret", Apps.Secret))).TokenError(), Is.EqualTo("invalid_request"));

    [Test]
    [Category("protocol-22")]
    public async Task Client_id_in_the_body_has_to_be_the_authenticated_one()
    {
        Assert.That((await SendAsync(Form.Basic("web"), ("client_id", "other"))).TokenError(), Is.EqualTo("invalid_request"));
        Assert.That((await SendAsync(Form.Basic("web"), ("client_id", "web"))).TokenError(), Is.EqualTo(Passed));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Unknown_client_gets_the_answer_of_a_wrong_secret()
    {
        var unknown = (ProtocolResult.Json)await SendAsync(Form.Basic("nobody", "x"));
        var wrong = (ProtocolResult.Json)await SendAsync(Form.Basic("web", "x"));

        Assert.That(unknown.Status, Is.EqualTo(401));
        Assert.That(unknown.Body.ToJsonString(), Is.EqualTo(wrong.Body.ToJsonString()));
        Assert.That(unknown.Challenge, Is.EqualTo(wrong.Challenge).And.StartsWith("Basic realm="));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Who_fails_is_counted_whether_the_client_exists_or_not()
    {
        await SendAsync(Form.Basic("nobody", "x"));
        await SendAsync(Form.Basic("web", "x"));
        await SendAsync(null, ("client_id", "web"));
        await SendAsync(Form.Basic("web"));
        await SendAsync(null, ("client_id", "native"));

        Assert.That(engine.Brake.Failed, Is.EqualTo(["nobody", "web", "web"]));
        Assert.That(engine.Brake.Succeeded, Is.EqualTo(["web"]));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Behind_the_brake_nothing_of_a_stranger_is_looked_at_and_all_get_one_answer()
    {
        engine.Brake.LockedUntil = engine.Now.AddSeconds(30);

        ProtocolResult[] answers = [await SendAsync(Form.Basic("nobody", "x")), await SendAsync(Form.Basic("web", "x")), await SendAsync(Form.Basic("web"))];

        Assert.That(answers.Select(answer => answer.Json(401).ToJsonString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Cast<ProtocolResult.Json>().Select(answer => answer.RetryAfter), Is.All.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That((engine.Brake.Failed.Count, engine.Brake.Succeeded.Count), Is.EqualTo((0, 0)));
        Assert.That((await SendAsync(null, ("client_id", "native"))).TokenError(), Is.EqualTo(Passed), "of a public client there is nothing to guess");
    }

    [Test]
    [Category("protocol-25")]
    public async Task Brake_never_keeps_a_client_out_of_where_it_is_known()
    {
        (engine.Brake.LockedUntil, engine.Brake.IsKnownPlace) = (engine.Now.AddSeconds(30), true);

        Assert.That((await SendAsync(Form.Basic("web"))).TokenError(), Is.EqualTo(Passed));
        Assert.That(((ProtocolResult.Json)await SendAsync(Form.Basic("web", "x"))).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Secrets_can_overlap_and_end()
    {
        engine.Clients.Put(Apps.Web with
        {
            Secrets = [new ClientSecret(Handle.Hash("old"), engine.Now.AddMinutes(1)), new ClientSecret(Handle.Hash("new"))],
        });

        Assert.That((await SendAsync(Form.Basic("web", "old"))).TokenError(), Is.EqualTo(Passed));
        Assert.That((await SendAsync(Form.Basic("web", "new"))).TokenError(), Is.EqualTo(Passed));
        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        AssertRefused(await SendAsync(Form.Basic("web", "old")));
        Assert.That((await SendAsync(Form.Basic("web", "new"))).TokenError(), Is.EqualTo(Passed));
    }

    [Test]
    public async Task Client_without_any_secret_cannot_authenticate()
    {
        engine.Clients.Put(Apps.Web with { Secrets = [] });

        AssertRefused(await SendAsync(Form.Basic("web", "A")));
    }

    [TestCase("Basic")]
    [TestCase("Basic !!!")]
    [TestCase("Basic d2Vi")]
    [TestCase("Basic d2ViOmE6Yg==")]
    [TestCase("Bearer d2ViOmE=")]
    [TestCase("Basic d2ViOiV6eg==")]
    [TestCase("")]
    public async Task Malformed_header_is_refused(string authorization) => AssertRefused(await SendAsync(authorization));

    [Test]
    public async Task Request_without_any_credentials_is_refused() => AssertRefused(await SendAsync(null));

    [Test]
    [Category("protocol-1")]
    public async Task Repeated_parameter_is_refused() =>
        Assert.That((await engine.PostAsync(Answers.Token, "grant_type=a&grant_type=a", Form.Basic("web"))).TokenError(), Is.EqualTo("invalid_request"));

    [Test]
    public async Task Missing_grant_type_is_told() =>
        Assert.That((await engine.PostAsync(Answers.Token, "", Form.Basic("web"))).TokenError(), Is.EqualTo("invalid_request"));

    private static void AssertRefused(ProtocolResult result) => Assert.That(result.TokenError(401), Is.EqualTo("invalid_client"));
}

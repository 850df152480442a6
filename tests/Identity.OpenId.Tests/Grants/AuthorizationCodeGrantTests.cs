using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Grants;

/// <summary>Redemption of codes (RFC 6749 4.1.3, RFC 7636, RFC 9700 2.1.1).</summary>
public sealed class AuthorizationCodeGrantTests
{
    private const string OtherVerifier = "another-verifier-of-at-least-forty-three-characters";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Code_gives_tokens()
    {
        var response = (await engine.RedeemAsync(await engine.CodeAsync(Apps.Web))).Json();

        Assert.That(response.Text("token_type"), Is.EqualTo("Bearer"));
        Assert.That(response["expires_in"]!.GetValue<long>(), Is.EqualTo(3600));
        Assert.That(response.Text("scope"), Is.EqualTo("openid"));
        Assert.That(response.ContainsKey("id_token"), Is.True);
        Assert.That(response.ContainsKey("refresh_token"), Is.False);
    }

    [Test]
    [Category("protocol-18")]
    [Category("rule-6")]
    public async Task Of_parallel_redemptions_exactly_one_succeeds()
    {
        var code = await engine.CodeAsync(Apps.Web);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => engine.RedeemAsync(code))));

        Assert.That(results.OfType<ProtocolResult.Json>().Count(result => result.Status == 200), Is.EqualTo(1));
    }

    [Test]
    [Category("protocol-18")]
    public async Task Code_that_is_used_between_look_and_use_is_refused()
    {
        var code = await engine.CodeAsync(Apps.Web);
        engine.Grants.Meanwhile = () =>
            engine.Grants.TryConsumeAsync(ArtifactKind.AuthorizationCode, Handle.Hash(code), engine.Now, null, CancellationToken.None).Wait();

        Assert.That((await engine.RedeemAsync(code)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase(0)]
    [TestCase(30)]
    [TestCase(120)]
    [Category("protocol-19")]
    public async Task Second_use_is_refused_and_ends_what_the_first_gave(int secondsLater)
    {
        var code = await engine.CodeAsync(Apps.Web);
        var token = (await engine.RedeemAsync(code)).Json().Text("access_token");
        engine.Clock.Advance(TimeSpan.FromSeconds(secondsLater));

        var again = await engine.RedeemAsync(code);

        Assert.That(again.TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(await engine.UserInfoAsync(token), Is.InstanceOf<ProtocolResult.Empty>());
    }

    [Test]
    [Category("protocol-19")]
    public async Task Second_use_with_a_wrong_verifier_ends_nothing()
    {
        var code = await engine.CodeAsync(Apps.Web);
        var token = (await engine.RedeemAsync(code)).Json().Text("access_token");

        Assert.That((await engine.RedeemAsync(code, ("code_verifier", OtherVerifier))).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That((await engine.RedeemAsync(code, ("redirect_uri", "https://evil.example"))).TokenError(), Is.EqualTo("invalid_grant"));
        (await engine.UserInfoAsync(token)).Json();
    }

    [Test]
    [Category("protocol-19")]
    [Category("protocol-20")]
    public async Task Second_use_by_another_client_ends_nothing()
    {
        var code = await engine.CodeAsync(Apps.Web);
        var token = (await engine.RedeemAsync(code)).Json().Text("access_token");

        var stolen = await engine.PostAsync(Answers.Token, Form.Redemption(code), Form.Basic("other"));

        Assert.That(stolen.TokenError(), Is.EqualTo("invalid_grant"));
        (await engine.UserInfoAsync(token)).Json();
    }

    [Test]
    [Category("protocol-20")]
    public async Task Code_of_another_client_is_refused_and_stays_good()
    {
        var code = await engine.CodeAsync(Apps.Web);

        Assert.That((await engine.PostAsync(Answers.Token, Form.Redemption(code), Form.Basic("other"))).TokenError(), Is.EqualTo("invalid_grant"));
        (await engine.RedeemAsync(code)).Json();
    }

    [TestCase(59, true)]
    [TestCase(60, false)]
    [Category("protocol-20")]
    public async Task Code_lives_a_minute_to_the_second(int age, bool isGood)
    {
        var code = await engine.CodeAsync(Apps.Web);
        engine.Clock.Advance(TimeSpan.FromSeconds(age));

        Assert.That(((ProtocolResult.Json)await engine.RedeemAsync(code)).Status, Is.EqualTo(isGood ? 200 : 400));
    }

    [TestCase("")]
    [TestCase("https://app.example/other?dummy1=lorem&dummy2=ipsum")]
    [TestCase("https://app.example/callback/")]
    [Category("protocol-7")]
    public async Task Redirect_uri_has_to_be_that_of_the_request(string redirectUri)
    {
        var code = await engine.CodeAsync(Apps.Web);

        Assert.That((await engine.RedeemAsync(code, ("redirect_uri", redirectUri))).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase("")]
    [TestCase(OtherVerifier)]
    [TestCase(Apps.Challenge)]
    [TestCase("short")]
    [Category("protocol-21")]
    public async Task Verifier_has_to_fit_the_challenge(string verifier)
    {
        var code = await engine.CodeAsync(Apps.Web);

        Assert.That((await engine.RedeemAsync(code, ("code_verifier", verifier))).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-21")]
    public async Task Verifier_without_a_challenge_is_refused()
    {
        var code = await engine.CodeAsync(Apps.Web, ("code_challenge", ""), ("code_challenge_method", ""));

        Assert.That((await engine.RedeemAsync(code)).TokenError(), Is.EqualTo("invalid_grant"));
        (await engine.RedeemAsync(code, ("code_verifier", ""))).Json();
    }

    [Test]
    [Category("protocol-35")]
    [Category("attack-1")]
    public async Task Code_from_before_the_epoch_is_dead()
    {
        var code = await engine.CodeAsync(Apps.Web);
        engine.Grants.Epochs[People.Sanne] = 2;

        Assert.That((await engine.RedeemAsync(code)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-44")]
    public async Task Handles_are_kept_as_hashes_only()
    {
        var code = await engine.CodeAsync(Apps.Web, ("scope", "openid offline_access"));
        var refreshToken = (await engine.RedeemAsync(code)).Json().Text("refresh_token");

        foreach (var artifact in engine.Grants.Artifacts)
        {
            Assert.That(artifact.ToString(), Does.Not.Contain(code).And.Not.Contain(refreshToken));
        }

        Assert.That(engine.Grants.Artifacts.Select(artifact => artifact.Key), Does.Contain(Handle.Hash(code)).And.Contain(Handle.Hash(refreshToken)));
    }

    [Test]
    [Category("protocol-44")]
    public async Task Each_kind_of_handle_is_a_namespace_of_its_own()
    {
        var code = await engine.CodeAsync(Apps.Web, ("scope", "openid offline_access"));
        var asRefreshToken = await engine.PostAsync(Answers.Token, Form.Refresh(code), Form.Basic("web"));
        var refreshToken = (await engine.RedeemAsync(code)).Json().Text("refresh_token");
        var asCode = await engine.RedeemAsync(refreshToken);

        Assert.That(asRefreshToken.TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(asCode.TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Handles_have_256_random_bits()
    {
        var codes = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            codes.Add(await engine.CodeAsync(Apps.Web));
        }

        Assert.That(codes, Has.Count.EqualTo(20));
        Assert.That(codes, Has.All.Length.EqualTo(43));
    }
}

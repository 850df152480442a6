using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Grants;

/// <summary>Use of refresh tokens (RFC 6749 6, RFC 9700 4.14, OpenID Connect Core 12).</summary>
public sealed class RefreshTokenGrantTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private async Task<string> WebTokenAsync() => (await engine.TokensAsync(("scope", "openid email offline_access"))).Text("refresh_token");

    private Task<ProtocolResult> RefreshAsync(string token, string clientId = "web", params (string Name, string Value)[] more) =>
        engine.PostAsync(Answers.Token, Form.Refresh(token, more), Form.Basic(clientId));

    [Test]
    public async Task Client_that_authenticates_keeps_its_token()
    {
        var token = await WebTokenAsync();

        var first = (await RefreshAsync(token)).Json();
        var second = (await RefreshAsync(token)).Json();

        Assert.That(first.ContainsKey("refresh_token"), Is.False);
        (await engine.UserInfoAsync(second.Text("access_token"))).Json();
    }

    [Test]
    public async Task Refreshed_id_token_tells_the_same_sign_in()
    {
        var tokens = await engine.TokensAsync(("scope", "openid offline_access"));
        engine.Clock.Advance(TimeSpan.FromHours(2));

        var refreshed = (await RefreshAsync(tokens.Text("refresh_token"))).Json();

        var before = Jwt.Payload(tokens.Text("id_token"));
        var after = Jwt.Payload(refreshed.Text("id_token"));
        foreach (var name in new[] { "iss", "sub", "aud", "auth_time", "sid", "acr" })
        {
            Assert.That(after[name]!.ToJsonString(), Is.EqualTo(before[name]!.ToJsonString()), name);
        }

        Assert.That(after["iat"]!.GetValue<long>(), Is.EqualTo(engine.Now.ToUnixTimeSeconds()));
        Assert.That(after.ContainsKey("nonce"), Is.False);
    }

    [Test]
    [Category("protocol-31")]
    public async Task Token_of_another_client_is_refused()
    {
        var token = await WebTokenAsync();

        Assert.That((await RefreshAsync(token, "other")).TokenError(), Is.EqualTo("invalid_grant"));
        (await RefreshAsync(token)).Json();
    }

    [TestCase("openid", "openid")]
    [TestCase("openid email offline_access", "openid email offline_access")]
    [Category("protocol-31")]
    public async Task Scope_can_shrink(string asked, string given)
    {
        var token = await WebTokenAsync();

        Assert.That((await RefreshAsync(token, "web", ("scope", asked))).Json().Text("scope"), Is.EqualTo(given));
        Assert.That((await RefreshAsync(token)).Json().Text("scope"), Is.EqualTo("openid email offline_access"));
    }

    [TestCase("openid profile")]
    [TestCase("openid EMAIL")]
    [Category("protocol-31")]
    public async Task Scope_cannot_grow(string asked) =>
        Assert.That((await RefreshAsync(await WebTokenAsync(), "web", ("scope", asked))).TokenError(), Is.EqualTo("invalid_scope"));

    [Test]
    [Category("protocol-35")]
    [Category("rule-1")]
    public async Task Gate_is_asked_and_the_grant_stays_for_when_it_opens()
    {
        var token = await WebTokenAsync();
        var open = engine.Gate.Answer;
        engine.Gate.Answer = new ReleaseAnswer.Interact("interaction_required");

        Assert.That((await RefreshAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));

        var question = engine.Gate.Questions[^1];
        Assert.That(question.Kind, Is.EqualTo(ReleaseKind.Refresh));
        Assert.That(question.Grant, Is.EqualTo(engine.Grants.Grants.Single()));
        engine.Gate.Answer = open;
        (await RefreshAsync(token)).Json();
    }

    [Test]
    [Category("protocol-35")]
    public async Task Closed_gate_does_not_spend_the_token_of_a_public_client()
    {
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");
        var open = engine.Gate.Answer;
        engine.Gate.Answer = new ReleaseAnswer.Deny("access_denied", "No.");

        Assert.That((await engine.RefreshPublicAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
        engine.Gate.Answer = open;
        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        (await engine.RefreshPublicAsync(token)).Json();
    }

    [Test]
    [Category("protocol-35")]
    [Category("attack-1")]
    public async Task Token_from_before_the_epoch_is_dead()
    {
        var token = await WebTokenAsync();
        engine.Grants.Epochs[People.Sanne] = 2;

        Assert.That((await RefreshAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-31")]
    public async Task Public_client_gets_a_new_token_each_time()
    {
        var first = (await engine.PublicTokensAsync()).Text("refresh_token");

        var second = (await engine.RefreshPublicAsync(first)).Json().Text("refresh_token");
        var third = (await engine.RefreshPublicAsync(second)).Json().Text("refresh_token");

        Assert.That(new[] { first, second, third }, Is.Unique);
    }

    [Test]
    [Category("protocol-31")]
    public async Task Client_has_lives_of_its_own()
    {
        engine.Clients.Put(Apps.Web with { RefreshTokenLifetime = 600 });
        var token = await WebTokenAsync();

        engine.Clock.Advance(TimeSpan.FromSeconds(599));
        (await RefreshAsync(token)).Json();
        engine.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await RefreshAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-31")]
    public async Task Rotation_does_not_go_beyond_the_clients_absolute_life()
    {
        engine.Clients.Put(Apps.Public with { RefreshTokenLifetime = 600, RefreshTokenAbsoluteLifetime = 1000 });
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");

        engine.Clock.Advance(TimeSpan.FromSeconds(550));
        token = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");
        engine.Clock.Advance(TimeSpan.FromSeconds(449));
        token = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");
        engine.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await engine.RefreshPublicAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase(60, null)]
    [TestCase(null, 60)]
    [Category("protocol-31")]
    public async Task Shorter_life_holds_for_tokens_of_before_too(int? sliding, int? absolute)
    {
        var token = await WebTokenAsync();
        engine.Clock.Advance(TimeSpan.FromSeconds(60));
        (await RefreshAsync(token)).Json();

        engine.Clients.Put(Apps.Web with { RefreshTokenLifetime = sliding, RefreshTokenAbsoluteLifetime = absolute });

        Assert.That((await RefreshAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-32")]
    public async Task Rotations_are_counted()
    {
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");
        for (var i = 0; i < 3; i++)
        {
            token = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");
        }

        var generations = engine.Grants.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.RefreshToken).Select(artifact => artifact.Generation);
        Assert.That(generations, Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    [Category("protocol-31")]
    public async Task Token_used_again_at_once_gives_another_successor()
    {
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");
        var lost = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");
        engine.Clock.Advance(TimeSpan.FromSeconds(10));

        var again = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");

        Assert.That(again, Is.Not.EqualTo(lost));
        (await engine.RefreshPublicAsync(again)).Json();
    }

    [Test]
    [Category("protocol-31")]
    public async Task Token_used_again_later_ends_the_family()
    {
        var tokens = await engine.PublicTokensAsync();
        var successor = (await engine.RefreshPublicAsync(tokens.Text("refresh_token"))).Json();
        engine.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.That((await engine.RefreshPublicAsync(tokens.Text("refresh_token"))).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That((await engine.RefreshPublicAsync(successor.Text("refresh_token"))).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(await engine.UserInfoAsync(successor.Text("access_token")), Is.InstanceOf<ProtocolResult.Empty>());
    }

    [Test]
    [Category("protocol-31")]
    public async Task Grant_that_is_revoked_meanwhile_gives_nothing()
    {
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");
        engine.Grants.Meanwhile = () =>
            engine.Grants.RevokeAsync(engine.Grants.Grants.Single().Id, engine.Now, CancellationToken.None).Wait();

        Assert.That((await engine.RefreshPublicAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase(1_209_599, true)]
    [TestCase(1_209_600, false)]
    public async Task Token_ends_14_days_after_its_issue(int age, bool isGood)
    {
        var token = await WebTokenAsync();
        engine.Clock.Advance(TimeSpan.FromSeconds(age));

        Assert.That(((ProtocolResult.Json)await RefreshAsync(token)).Status, Is.EqualTo(isGood ? 200 : 400));
    }

    [Test]
    public async Task Family_ends_after_90_days_however_often_it_was_used()
    {
        var token = (await engine.PublicTokensAsync()).Text("refresh_token");
        for (var day = 10; day < 90; day += 10)
        {
            engine.Clock.Advance(TimeSpan.FromDays(10));
            token = (await engine.RefreshPublicAsync(token)).Json().Text("refresh_token");
        }

        engine.Clock.Advance(TimeSpan.FromDays(10));
        Assert.That((await engine.RefreshPublicAsync(token)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Client_that_lost_the_grant_type_cannot_refresh()
    {
        var token = await WebTokenAsync();
        engine.Clients.Put(Apps.Web with { GrantTypes = ["authorization_code"] });

        Assert.That((await RefreshAsync(token)).TokenError(), Is.EqualTo("unauthorized_client"));
    }
}

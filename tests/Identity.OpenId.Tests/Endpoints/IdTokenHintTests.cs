using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary><c>id_token_hint</c> at the authorization endpoint (OpenID Connect Core 3.1.2.1).</summary>
[Category("protocol-14")]
public sealed class IdTokenHintTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Expired_hint_of_the_same_person_succeeds()
    {
        var hint = (await engine.TokensAsync()).Text("id_token");
        engine.Clock.Advance(TimeSpan.FromDays(30));

        Assert.That(await engine.CodeAsync(Apps.Web, ("id_token_hint", hint), ("prompt", "none")), Is.Not.Null);
    }

    [Test]
    public async Task Hint_of_somebody_else_means_that_they_have_to_sign_in()
    {
        var hint = (await engine.TokensAsync()).Text("id_token");
        engine.SignIn(People.Lars);

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("id_token_hint", hint), ("prompt", "none")));

        Assert.That(result.Member("error"), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Hint_of_another_server_is_refused()
    {
        using var elsewhere = new Engine(new AesSeal(), new InMemorySigningKeys());
        var hint = (await elsewhere.TokensAsync()).Text("id_token");
        engine.SignIn();

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("id_token_hint", hint)));

        Assert.That(result.Member("error"), Is.EqualTo("invalid_request"));
    }

    [Test]
    [Category("protocol-29")]
    public async Task Access_token_is_no_hint()
    {
        var token = (await engine.TokensAsync()).Text("access_token");

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("id_token_hint", token)));

        Assert.That(result.Member("error"), Is.EqualTo("invalid_request"));
    }
}

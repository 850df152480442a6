using Identity.OpenId.Clients;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Grants;

/// <summary>The resource owner password credentials grant (RFC 6749 4.3), for marked clients alone.</summary>
[Category("attack-6")]
public sealed class PasswordGrantTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private Task<ProtocolResult> AskAsync(string clientId = "legacy", params (string Name, string Value)[] more) => engine.PostAsync(
        Answers.Token, Form.Encode([("grant_type", "password"), ("username", "sanne"), ("password", "abcd efgh ijkl mnop"), .. more]), Form.Basic(clientId));

    private void Open(string session = "app-password:1") => engine.Passwords.Answer = new ReleaseAnswer.Release(
        People.SignIn(engine.Now, People.Sanne) with { SessionId = session, Acr = "urn:identity:1fa", Amr = ["app_password"] });

    [Test]
    public async Task It_gives_an_access_token_and_nothing_else()
    {
        Open();

        var answer = (await AskAsync()).Json();

        Assert.Multiple(() =>
        {
            Assert.That(answer.Select(member => member.Key), Is.EquivalentTo(["access_token", "token_type", "expires_in", "scope"]));
            Assert.That(answer.Text("scope"), Is.EqualTo("openid email"));
            Assert.That(engine.Grants.Artifacts, Is.Empty);
        });
        var token = Jwt.Payload(answer.Text("access_token"));
        Assert.Multiple(() =>
        {
            Assert.That(token["amr"]!.ToJsonString(), Is.EqualTo("[\"app_password\"]"));
            Assert.That(token.Text("acr"), Is.EqualTo("urn:identity:1fa"));
            Assert.That(token.Text("client_id"), Is.EqualTo("legacy"));
            Assert.That(token.Text("scope"), Is.EqualTo("openid email"));
        });
    }

    [Test]
    public async Task The_host_is_asked_with_what_was_typed()
    {
        await AskAsync();

        var asked = engine.Passwords.Questions.Single();
        Assert.That((asked.Client.ClientId, asked.UserName, asked.Password), Is.EqualTo(("legacy", "sanne", "abcd efgh ijkl mnop")));
        Assert.That($"{asked}", Does.Not.Contain("abcd"));
    }

    [Test]
    public async Task What_the_host_denies_is_an_invalid_grant_with_its_words()
    {
        var error = (await AskAsync()).Json(400);

        Assert.That(error.Text("error"), Is.EqualTo("invalid_grant"));
        Assert.That(error.Text("error_description"), Is.EqualTo("The user name or the app password is wrong."));
    }

    [TestCase("web")]
    [TestCase("other")]
    public async Task A_client_without_the_mark_is_refused_before_anybody_is_asked(string clientId)
    {
        Open();

        Assert.That((await AskAsync(clientId)).Json(400).Text("error"), Is.EqualTo("unauthorized_client"));
        Assert.That(engine.Passwords.Questions, Is.Empty);
    }

    [Test]
    public async Task A_client_without_a_secret_is_refused_even_with_the_mark()
    {
        Open();
        engine.Clients.Put(Apps.Public.Mark(isLegacy: true));

        var answer = await engine.PostAsync(
            Answers.Token, Form.Encode(("grant_type", "password"), ("client_id", "native"), ("username", "sanne"), ("password", "x")));

        Assert.That(answer.Json(400).Text("error"), Is.EqualTo("unauthorized_client"));
        Assert.That(engine.Passwords.Questions, Is.Empty);
    }

    [TestCase("profile")]
    [TestCase("openid profile")]
    public async Task A_scope_that_the_client_does_not_have_is_refused(string scope)
    {
        Open();

        Assert.That((await AskAsync("legacy", ("scope", scope))).Json(400).Text("error"), Is.EqualTo("invalid_scope"));
    }

    [TestCase("username")]
    [TestCase("password")]
    public async Task Both_parameters_are_needed(string missing)
    {
        Open();
        var fields = new[] { ("grant_type", "password"), ("username", "sanne"), ("password", "x") }.Where(field => field.Item1 != missing);

        var answer = await engine.PostAsync(Answers.Token, Form.Encode([.. fields]), Form.Basic("legacy"));

        Assert.That(answer.Json(400).Text("error"), Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task All_that_one_app_password_gives_a_client_is_one_grant_that_ends_with_it()
    {
        Open();
        var first = (await AskAsync()).Json().Text("access_token");
        var second = (await AskAsync()).Json().Text("access_token");
        Assert.That(engine.Grants.Grants, Has.Count.EqualTo(1));
        (await engine.UserInfoAsync(second)).Json();

        await engine.Grants.RevokeAsync(engine.Grants.Grants.Single().Id, engine.Now, CancellationToken.None);

        Assert.That(await engine.UserInfoAsync(first), Is.InstanceOf<ProtocolResult.Empty>());
    }

    [Test]
    public async Task Another_app_password_is_another_grant()
    {
        Open("app-password:1");
        await AskAsync();
        Open("app-password:2");
        await AskAsync();

        Assert.That(engine.Grants.Grants, Has.Count.EqualTo(2));
    }
}

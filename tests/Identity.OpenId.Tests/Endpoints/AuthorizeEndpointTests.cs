using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>The authorization endpoint, asked for the first time.</summary>
public sealed class AuthorizeEndpointTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    [Category("rule-1")]
    public async Task Code_goes_out_only_when_the_gate_says_so()
    {
        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web));

        Assert.That(result, Is.InstanceOf<ProtocolResult.Interaction>());
        Assert.That(engine.Grants.Grants, Is.Empty);
        Assert.That(engine.Gate.Questions, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-1")]
    public async Task Each_code_is_asked_for_anew()
    {
        await engine.CodeAsync(Apps.Web);
        await engine.CodeAsync(Apps.Web);

        Assert.That(engine.Gate.Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Gate_is_told_what_was_asked_for()
    {
        await engine.GetAsync(
            Answers.Authorize,
            Form.Authorization(Apps.Web, ("prompt", "login consent"), ("max_age", "10"), ("acr_values", "urn:identity:2fa urn:identity:1fa")));

        var question = engine.Gate.Questions.Single();
        Assert.That(question.Prompts, Is.EqualTo(new[] { "login", "consent" }));
        Assert.That(question.MaxAge, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(question.AcrValues, Is.EqualTo(new[] { "urn:identity:2fa", "urn:identity:1fa" }));
        Assert.That(question.StartedAt, Is.EqualTo(engine.Now));
    }

    [Test]
    public async Task Denial_is_told_to_the_app()
    {
        engine.Gate.Answer = new ReleaseAnswer.Deny("access_denied", "No \"access\" \\ \u00e9.");

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web));

        Assert.That(result.Member("error"), Is.EqualTo("access_denied"));
        Assert.That(result.Member("state"), Is.EqualTo("state-of-the-app"));
    }

    [Test]
    [Category("protocol-2")]
    public async Task Error_description_keeps_to_its_alphabet()
    {
        engine.Gate.Answer = new ReleaseAnswer.Deny("access_denied", "No \"access\" \\ \u00e9 \r\n.");

        var description = (await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web))).Member("error_description");

        Assert.That(description, Does.Match(@"^[\x20-\x21\x23-\x5B\x5D-\x7E]+$"));
    }

    [Test]
    [Category("protocol-17")]
    public async Task Every_response_names_the_issuer()
    {
        var failure = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("response_type", "token")));
        engine.SignIn();
        var success = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web));

        Assert.That(failure.Member("iss"), Is.EqualTo(Engine.Issuer));
        Assert.That(success.Member("iss"), Is.EqualTo(Engine.Issuer));
    }

    [TestCase(128)]
    [TestCase(1000)]
    [TestCase(2048)]
    public async Task State_comes_back_untouched(int length)
    {
        const string Odd = "a+b/c=d&e%20f?g#h~!*'() ";
        var state = string.Concat(Enumerable.Repeat(Odd, 100))[..length];
        engine.SignIn();

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("state", state)));

        Assert.That(result.Member("state"), Is.EqualTo(state));
    }

    [Test]
    public async Task Query_of_the_registered_address_is_kept()
    {
        engine.SignIn();

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("redirect_uri", Apps.Web.RedirectUris[1])));

        Assert.That(result.Location(), Does.StartWith("https://app.example/other?dummy1=lorem&dummy2=ipsum&code="));
    }

    [TestCase("login_required")]
    [TestCase("interaction_required")]
    [TestCase("consent_required")]
    [Category("protocol-13")]
    public async Task Prompt_none_gets_an_error_and_never_a_page(string error)
    {
        engine.Gate.Answer = new ReleaseAnswer.Interact(error);

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("prompt", "none")));

        Assert.That(result.Location(), Does.StartWith(Apps.Callback));
        Assert.That(result.Member("error"), Is.EqualTo(error));
        Assert.That(engine.Interactions.Count, Is.Zero);
    }

    [Test]
    public async Task Prompt_none_succeeds_where_nothing_has_to_be_asked()
    {
        Assert.That(await engine.CodeAsync(Apps.Web, ("prompt", "none")), Has.Length.EqualTo(43));
    }

    [Test]
    public async Task Post_is_kept_and_goes_on_as_a_get_that_has_the_cookies()
    {
        var kept = await engine.PostAsync(Answers.Authorize, Form.Authorization(Apps.Web));
        engine.SignIn();
        var resumed = await engine.GetAsync(kept.Location());

        Assert.That(kept.Location(), Does.Match("^/connect/authorize/[A-Za-z0-9_-]{43}$"));
        Assert.That(resumed.Member("code"), Has.Length.EqualTo(43));
    }

    [Test]
    [Category("attack-1")]
    public async Task Person_whose_epoch_rises_meanwhile_gets_no_code()
    {
        engine.SignIn();
        engine.Grants.Meanwhile = () =>
        {
            engine.Grants.Epochs[People.Sanne] = 2;
            engine.Gate.Answer = new ReleaseAnswer.Interact("login_required");
        };

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web));

        Assert.That(result, Is.InstanceOf<ProtocolResult.Interaction>());
        Assert.That(engine.Grants.Grants, Is.Empty);
    }

    [TestCase("profile", "openid", "openid")]
    [TestCase("openid profile payments", "openid profile", "openid profile")]
    [TestCase("openid openid", "openid", "openid")]
    public async Task Scopes_are_narrowed_to_what_the_client_may_have(string asked, string registered, string granted)
    {
        engine.Clients.Put(Apps.Web with { Scopes = registered.Split(' ') });
        engine.SignIn();

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("scope", asked)));

        if (asked == "profile")
        {
            Assert.That(result.Member("error"), Is.EqualTo("invalid_scope"));
        }
        else
        {
            Assert.That(engine.Grants.Grants.Single().Scopes, Is.EqualTo(granted.Split(' ')));
        }
    }

    [Test]
    public async Task Offline_access_is_dropped_for_a_client_that_cannot_refresh()
    {
        engine.Clients.Put(Apps.Web with { GrantTypes = ["authorization_code"] });

        await engine.CodeAsync(Apps.Web, ("scope", "openid offline_access"));

        Assert.That(engine.Grants.Grants.Single().IsOffline, Is.False);
    }
}

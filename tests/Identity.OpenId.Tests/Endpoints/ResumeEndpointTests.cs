using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>Requests that waited.</summary>
public sealed class ResumeEndpointTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private async Task<string> BeginAsync(params (string Name, string Value)[] changes)
    {
        var started = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, changes));
        return $"/connect/authorize/{started.Location().Split('/')[^1]}";
    }

    [Test]
    [Category("rule-7")]
    public async Task Waiting_request_ends_at_the_app()
    {
        var resume = await BeginAsync();
        engine.SignIn();

        var result = await engine.GetAsync(resume);

        Assert.That(result.Location(), Does.StartWith(Apps.Callback));
        Assert.That(result.Member("state"), Is.EqualTo("state-of-the-app"));
        Assert.That(result.Member("code"), Has.Length.EqualTo(43));
        Assert.That(result.Member("iss"), Is.EqualTo(Engine.Issuer));
    }

    [Test]
    [Category("rule-1")]
    public async Task Person_who_still_has_something_to_do_goes_to_the_next_page()
    {
        var resume = await BeginAsync();

        var result = await engine.GetAsync(resume);

        Assert.That(result.Location(), Is.EqualTo($"/sign-in/{resume.Split('/')[^1]}/next"));
        Assert.That(engine.Interactions.Count, Is.EqualTo(1));
    }

    [Test]
    [Category("protocol-13")]
    public async Task Gate_is_asked_with_the_prompts_and_the_time_of_the_first_visit()
    {
        var began = engine.Now;
        var resume = await BeginAsync(("prompt", "login"), ("max_age", "1"));
        engine.Clock.Advance(TimeSpan.FromMinutes(5));

        await engine.GetAsync(resume);
        await engine.GetAsync(resume);

        foreach (var question in engine.Gate.Questions.Skip(1))
        {
            Assert.That(question.StartedAt, Is.EqualTo(began));
            Assert.That(question.Prompts, Is.EqualTo(new[] { "login" }));
            Assert.That(question.MaxAge, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(question.InteractionHandle, Is.EqualTo(resume.Split('/')[^1]));
        }
    }

    [Test]
    [Category("protocol-13")]
    public async Task Posted_request_with_prompt_none_never_meets_a_page()
    {
        var kept = await engine.PostAsync(Answers.Authorize, Form.Authorization(Apps.Web, ("prompt", "none")));

        var result = await engine.GetAsync(kept.Location());

        Assert.That(result.Member("error"), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("protocol-15")]
    public async Task Other_browser_gets_nothing()
    {
        var resume = await BeginAsync();
        engine.SignIn();
        engine.Cookies.Remove(InMemoryInteractions.CookieName);

        var page = (await engine.GetAsync(resume)).Page();

        Assert.That(page.Error, Is.EqualTo("invalid_request"));
        Assert.That(page.SupportCode, Has.Length.EqualTo(8));
        Assert.That(engine.Grants.Grants, Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task Request_is_answered_once()
    {
        var resume = await BeginAsync();
        engine.SignIn();
        await engine.GetAsync(resume);

        var again = await engine.GetAsync(resume);

        Assert.That(again.Location(), Does.EndWith("/done"));
        Assert.That(engine.Grants.Grants, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Request_that_is_answered_in_another_tab_meanwhile_gets_no_second_code()
    {
        var resume = await BeginAsync();
        engine.SignIn();
        engine.Grants.Meanwhile = () => engine.Interactions.TryComplete(resume.Split('/')[^1]);

        Assert.That((await engine.GetAsync(resume)).Location(), Does.EndWith("/done"));
    }

    [Test]
    [Category("rule-7")]
    public async Task Expired_request_starts_again_as_it_was()
    {
        var resume = await BeginAsync(("prompt", "login"));
        engine.Clock.Advance(TimeSpan.FromHours(1));
        engine.SignIn();

        var result = await engine.GetAsync(resume);

        Assert.That(result, Is.InstanceOf<ProtocolResult.Interaction>());
        Assert.That(result.Location(), Does.Not.Contain(resume.Split('/')[^1]));
        Assert.That(engine.Interactions.Last.Prompts, Is.EqualTo(new[] { "login" }));
        Assert.That(engine.Interactions.Last.State, Is.EqualTo("state-of-the-app"));
    }

    [Test]
    [Category("protocol-4")]
    public async Task Address_that_is_no_longer_registered_gets_nothing()
    {
        var resume = await BeginAsync();
        engine.SignIn();
        engine.Clients.Put(Apps.Web with { RedirectUris = ["https://app.example/new"] });

        Assert.That(await engine.GetAsync(resume), Is.InstanceOf<ProtocolResult.ErrorPage>());
    }

    [Test]
    public async Task Client_that_is_gone_gets_nothing()
    {
        var resume = await BeginAsync();
        engine.SignIn();
        engine.Clients.Remove("web");

        Assert.That(await engine.GetAsync(resume), Is.InstanceOf<ProtocolResult.ErrorPage>());
    }

    [Test]
    public async Task Scope_that_the_client_lost_meanwhile_is_not_granted()
    {
        var resume = await BeginAsync(("scope", "openid email"));
        engine.SignIn();
        engine.Clients.Put(Apps.Web with { Scopes = ["openid"] });
        await engine.GetAsync(resume);

        Assert.That(engine.Grants.Grants.Single().Scopes, Is.EqualTo(new[] { "openid" }));
    }

    [Test]
    [Category("protocol-14")]
    public async Task Hint_still_counts_when_the_request_goes_on()
    {
        var hint = (await engine.TokensAsync()).Text("id_token");
        engine.Gate.Answer = new ReleaseAnswer.Interact("login_required");
        var resume = await BeginAsync(("id_token_hint", hint));
        engine.SignIn(People.Lars);

        Assert.That((await engine.GetAsync(resume)).Member("error"), Is.EqualTo("login_required"));
    }
}

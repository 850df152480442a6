using Identity.OpenId.Clients;
using Identity.Server.Tests.SecurityInfo;
using Identity.Testing;

namespace Identity.Server.Tests.Consent;

/// <summary>Apps that need a person's consent (protocol line 16).</summary>
[Category("protocol-16")]
public sealed class RememberedConsent : SecurityInfoFixture
{
    private const string Page = "/sign-in/consent";

    private int apps;

    private Task<RelyingParty> AppAsync(Func<Client, Client> change) => Server.Apps.AddAsync($"third-party-{++apps}", change);

    private Task<RelyingParty> AskingAsync() => AppAsync(client => client with { ClientName = "Third party", RequireConsent = true });

    /// <summary>Somebody new in front of the app's consent.</summary>
    private async Task<Visit> AskedAsync(RelyingParty app, params (string Name, string Value)[] parameters)
    {
        var person = await RegisteredAsync();
        var visit = new Visit(Server, app, person.Person) { Authenticator = person.Authenticator };
        return await (await visit.OpenAsync(parameters)).ReachAsync(Page);
    }

    private static async Task<Visit> AllowAsync(Visit visit)
    {
        visit.Page = await visit.Page.SubmitAsync("Allow");
        return visit;
    }

    [Test]
    public async Task It_is_asked_for_once_and_then_remembered()
    {
        using var app = await AskingAsync();
        var visit = await AskedAsync(app, ("scope", "openid email"));
        Assert.That(visit.Page.Text("main"), Does.Contain("Third party").And.Contain("See your email address"));
        Assert.That(await visit.ProbeAsync(("scope", "openid email")), Is.EqualTo("login_required"));

        await AllowAsync(visit);

        Assert.That((await visit.RedeemAsync()).IsSuccess, Is.True);
        Assert.That((await visit.OpenAsync(("scope", "openid email"))).Step, Is.EqualTo("app"), "in the session");
        Assert.That(await visit.ProbeAsync(("scope", "openid")), Is.EqualTo("code"), "less than was allowed");
        var elsewhere = await new Visit(Server, app, visit.Person) { Authenticator = visit.Authenticator }.OpenAsync(("scope", "email openid"));
        Assert.That((await elsewhere.ReachAsync("app")).Browser.Trail.Any(address => address.AbsolutePath.EndsWith("/consent", StringComparison.Ordinal)), Is.False, "in another browser");
    }

    [Test]
    public async Task More_than_was_allowed_is_asked_for_anew()
    {
        using var app = await AskingAsync();
        var visit = await AllowAsync(await AskedAsync(app, ("scope", "openid")));

        Assert.That(await visit.ProbeAsync(("scope", "openid email")), Is.EqualTo("consent_required"));
        Assert.That(await visit.ProbeAsync(("scope", "openid"), ("claims", """{"userinfo":{"email":null}}""")), Is.EqualTo("consent_required"), "single claims too");
        Assert.That((await visit.OpenAsync(("scope", "openid email"))).Step, Is.EqualTo(Page));
        await AllowAsync(visit);
        Assert.That(await visit.ProbeAsync(("scope", "openid")), Is.EqualTo("code"), "what was allowed before stays");
    }

    [Test]
    public async Task It_is_that_persons_and_that_apps_alone()
    {
        using var app = await AskingAsync();
        using var other = await AskingAsync();
        var visit = await AllowAsync(await AskedAsync(app));

        Assert.That((await AskedAsync(app)).Step, Is.EqualTo(Page), "another person");
        Assert.That((await new Visit(Server, other, visit.Person, visit.Browser).OpenAsync()).Step, Is.EqualTo(Page), "another app");
    }

    [Test]
    public async Task An_app_that_asks_for_it_asks_again_whatever_is_remembered()
    {
        using var app = await AskingAsync();
        var visit = await AllowAsync(await AskedAsync(app));

        Assert.That((await visit.OpenAsync(("prompt", "consent"))).Step, Is.EqualTo(Page));
    }

    [Test]
    public async Task Cancel_tells_the_app_and_remembers_nothing()
    {
        using var app = await AskingAsync();
        var visit = await AskedAsync(app);

        visit.Page = await visit.Page.SubmitAsync("Cancel");

        Assert.That(RelyingParty.Answer(visit.Page, "error"), Is.EqualTo("access_denied"));
        Assert.That(RelyingParty.Answer(visit.Page, "state"), Is.EqualTo(visit.Attempt.State));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required").Or.EqualTo("consent_required"));
    }

    [TestCase("com.example.app:/callback")]
    [TestCase("http://127.0.0.1:4711/callback")]
    [TestCase("http://localhost:4711/callback")]
    [Category("protocol-9")]
    public async Task A_program_that_any_other_could_pose_as_is_asked_about_each_time(string redirectUri)
    {
        using var app = await AppAsync(client => client with { TokenEndpointAuthMethod = "none", Secrets = [], RedirectUris = [redirectUri] });
        var visit = await AskedAsync(app);
        Assert.That(visit.Page.Text(".banner"), Does.Contain("cannot prove"));

        await AllowAsync(visit);

        Assert.That(visit.Step, Is.EqualTo("app"));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("consent_required"));
        Assert.That((await visit.OpenAsync()).Step, Is.EqualTo(Page));
    }

    [Test]
    public async Task A_public_app_at_an_address_of_its_own_is_not_asked_about()
    {
        using var app = await AppAsync(client => client with { TokenEndpointAuthMethod = "none", Secrets = [], RedirectUris = ["https://spa.example/callback"] });
        var lars = await RegisteredAsync();

        Assert.That((await (await new Visit(Server, app, lars.Person) { Authenticator = lars.Authenticator }.OpenAsync()).ReachAsync("app")).Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("fault-8")]
    public async Task It_cannot_be_given_by_a_form_without_the_pages_token()
    {
        using var app = await AskingAsync();
        var visit = await AskedAsync(app);

        await visit.Browser.PostAsync($"{visit.Page.Address.AbsolutePath}?handler=Allow", []);

        Assert.That(await Server.Rows.CountAsync("consents", $"person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.Zero);
    }

    [Test]
    [Category("rule-8")]
    [Category("protocol-35")]
    public async Task Access_that_is_removed_is_dead_at_once_and_asked_for_anew()
    {
        using var app = await AskingAsync();
        var visit = await AllowAsync(await AskedAsync(app, ("scope", "openid email offline_access")));
        var tokens = await visit.RedeemAsync();
        Assert.That((await app.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.True);

        await OpenPageAsync(visit);
        await GetAsync(visit, "apps");
        Assert.That(visit.Page.Text(".list"), Does.Contain("Third party").And.Contain("See your email address").And.Contain("when you are not using the app"));
        visit.Page = await visit.Page.SubmitAsync($"Withdraw&id={app.Client.ClientId}");

        Assert.That(visit.Page.Text("main"), Does.Contain("No app has access."));
        Assert.That((await app.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False);
        Assert.That((await app.RefreshAsync(tokens.RefreshToken!)).IsSuccess, Is.False);
        Assert.That((await visit.OpenAsync()).Step, Is.EqualTo(Page));
        Assert.That(await EventsAsync(visit.Person, "access.withdrawn"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_removes_anothers_access()
    {
        using var app = await AskingAsync();
        var visit = await AllowAsync(await AskedAsync(app));
        var other = await OnPageAsync();
        await GetAsync(other, "apps");
        const string Token = "__RequestVerificationToken";

        await other.Browser.PostAsync($"{Path}/apps?handler=Withdraw&id={app.Client.ClientId}", [new(Token, other.Page.Value(Token))]);

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("code"));
    }
}

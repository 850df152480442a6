using Identity.Testing;

namespace Identity.Server.Tests.Pages.Enroll;

/// <summary>An organisation that recommends an authenticator app shows it first; any other can be used.</summary>
public sealed class RecommendedAppTests : ServerFixture
{
    private const string Address = "https://app.contoso.example/get?from=sign-in";

    protected override RunningServerOptions Options => new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Branding:AuthenticatorApp:Name"] = "Contoso Authenticator",
            ["Branding:AuthenticatorApp:Address"] = Address,
        },
    };

    [Test]
    public async Task It_is_named_linked_and_shown_as_a_QR_code()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp");

        Assert.That(sanne.Page.Text("main"), Does.Contain("Contoso Authenticator").And.Contain("Download now"));
        Assert.That(sanne.Page.LinksTo(Address), Is.True);
        Assert.That(sanne.Page.Document.QuerySelector("figure[role=img]")!.GetAttribute("aria-label"), Does.EndWith(Address));
        Assert.That(sanne.Page.Document.QuerySelectorAll("figure svg"), Has.Length.EqualTo(1));
        Assert.That((await sanne.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_different_app_is_set_up_on_the_same_pages()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp");

        sanne.Page = await sanne.Page.FollowAsync("totp/other");
        Assert.That(sanne.Step, Is.EqualTo("/enroll/totp/other"));
        sanne.Page = await sanne.Page.ReloadAsync();
        await sanne.ForwardAsync();

        Assert.That(sanne.Step, Is.EqualTo("/enroll/totp/scan"));
        Assert.That((await sanne.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Without_a_recommendation_any_app_is_proposed_at_once()
    {
        await using var other = await RunningServer.StartAsync();
        using var app = await other.Apps.AddAsync();
        var person = await other.People.AddAsync("sanne@contoso.example", "staff");

        var sanne = await (await new Visit(other, app, person).OpenAsync()).ReachAsync("/enroll/totp");

        Assert.That(sanne.Page.Text("main"), Does.Contain("Any authenticator app").And.Not.Contain("different authenticator app"));
        Assert.That(sanne.Page.Document.QuerySelector("figure"), Is.Null);
    }
}

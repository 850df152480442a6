using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Protocol line 41: whoever sits down at a browser after somebody signed out finds nothing there that signs them in.</summary>
[Category("protocol-41")]
public sealed class LeftBehindAttack : ServerFixture
{
    [Test]
    public async Task Signing_out_ends_what_another_tab_has_proven()
    {
        var (lars, tab) = await ProvenInAnotherTabAsync();

        await (await lars.Browser.GetAsync("/")).SubmitAsync();

        await AssertNothingIsLeftAsync(tab);
    }

    [Test]
    public async Task Signing_out_of_an_app_ends_what_another_tab_has_proven()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var tokens = await lars.FinishAsync();
        var tab = await ProveAsync(lars);

        await lars.Browser.GetAsync(App.EndSession(tokens));

        await AssertNothingIsLeftAsync(tab);
    }

    [Test]
    public async Task Signing_out_ends_what_the_app_may_do_but_for_what_was_asked_for_beyond_it()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync(("scope", "openid email"));
        var tokens = await lars.FinishAsync();
        var waiting = await (await lars.OpenTabAsync()).OpenAsync(("scope", "openid"));
        var offline = await (await (await lars.OpenTabAsync()).OpenAsync(("scope", "openid offline_access"))).RedeemAsync();

        await lars.Browser.GetAsync(App.EndSession(tokens));

        Assert.That((await App.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False);
        Assert.That((await waiting.RedeemAsync()).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await App.RefreshAsync(offline.RefreshToken!)).IsSuccess, Is.True);
    }

    [Test]
    public async Task Another_persons_sign_in_ends_what_the_first_one_has_proven()
    {
        var (lars, tab) = await ProvenInAnotherTabAsync();
        var guest = (await NewcomerAsync("guests")).Person;

        await (await new Visit(Server, App, guest, lars.Browser).OpenAsync(("prompt", "login"))).FinishAsync();

        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        tab.Page = await tab.Page.ReloadAsync();
        Assert.That(tab.Step, Is.EqualTo("/sign-in"));
    }

    [Test]
    [Category("rule-7")]
    public async Task Signing_out_at_the_interrupt_ends_what_another_tab_has_proven()
    {
        var sanne = await (await (await NewcomerAsync("pilot")).OpenAsync()).ReachAsync("/sign-in/more-info");
        var tab = await (await sanne.OpenTabAsync()).ReachAsync("/sign-in/more-info");

        sanne.Page = await sanne.Page.SignOutAsync("main");

        Assert.That(sanne.Step, Is.EqualTo("/sign-in"));
        await AssertNothingIsLeftAsync(tab);
    }

    [Test]
    public async Task Signing_out_here_leaves_other_browsers_alone()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var elsewhere = await ProveAsync(lars, Server.Browser());

        await (await lars.Browser.GetAsync("/")).SubmitAsync();

        elsewhere.Page = await elsewhere.Page.ReloadAsync();
        Assert.That(elsewhere.Step, Is.EqualTo("/sign-in/consent"));
    }

    private async Task<(Visit Lars, Visit Tab)> ProvenInAnotherTabAsync()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        return (lars, await ProveAsync(lars));
    }

    /// <summary>Another sign-in of the same person, in which everything is proven and only consent waits.</summary>
    private async Task<Visit> ProveAsync(Visit lars, FormBrowser? browser = null)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var tab = new Visit(Server, App, lars.Person, browser ?? lars.Browser.Tab()) { Authenticator = lars.Authenticator };
        return await (await tab.OpenAsync(("prompt", "login consent"))).ReachAsync("/sign-in/consent");
    }

    private static async Task AssertNothingIsLeftAsync(Visit tab)
    {
        var state = tab.Attempt.State;
        tab.Page = await tab.Page.ReloadAsync();

        Assert.That(tab.Step, Is.EqualTo("/sign-in"));
        Assert.That(await tab.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That(RelyingParty.Answer((await tab.ReachAsync("app")).Page, "state"), Is.EqualTo(state), "the way back is kept");
    }
}

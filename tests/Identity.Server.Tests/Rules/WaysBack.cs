using Identity.Testing;

namespace Identity.Server.Tests.Rules;

/// <summary>Rule 7: the way back survives detours, for the very request that the app made.</summary>
[Category("rule-7")]
[Category("fault-21")]
public sealed class WaysBack : ServerFixture
{
    [Test]
    public async Task A_change_of_language_keeps_the_page_and_the_request()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/sign-in/more-info");

        var link = sanne.Page.Document.QuerySelector("footer a[hreflang=nl]")!.GetAttribute("href")!;
        sanne.Page = await sanne.Browser.GetAsync(new Uri(sanne.Page.Address, link).ToString());

        Assert.That(sanne.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(sanne.Page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("nl"));
        Assert.That((await sanne.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task The_languages_that_the_app_asks_for_are_used_on_every_page()
    {
        var sanne = await NewcomerAsync("staff");
        sanne.Browser.Headers.Remove("Accept-Language");
        await sanne.OpenAsync(("ui_locales", "nl en"));
        while (sanne.Step != "/enroll/done")
        {
            Assert.That(sanne.Page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("nl"), sanne.Step);
            await sanne.ForwardAsync();
        }
    }

    [Test]
    public async Task Switching_the_account_in_the_middle_returns_to_the_same_request()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/sign-in/more-info");
        var state = sanne.Attempt.State;

        var page = await sanne.Page.SignOutAsync("main");
        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        var other = await NewcomerAsync("guests");
        page = await page.SubmitAsync(("Input.UserName", other.Person.UserName), ("Input.Password", other.Person.Password));

        Assert.That(RelyingParty.Answer(page, "state"), Is.EqualTo(state));
        sanne.Page = page;
        Assert.That((await sanne.RedeemAsync()).IdToken.Subject, Is.EqualTo(other.Person.Id.ToString()));
    }

    [Test]
    public async Task A_custom_scheme_of_a_native_app_is_reached()
    {
        using var native = await Server.Apps.AddAsync("native", client => client with { RedirectUris = ["com.example.expenses:/back"] });
        var person = (await NewcomerAsync("guests")).Person;

        var visit = await (await new Visit(Server, native, person).OpenAsync()).ReachAsync("app");

        Assert.That(visit.Page.App!.Scheme, Is.EqualTo("com.example.expenses"));
        Assert.That((await visit.RedeemAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task The_app_that_needs_nothing_more_is_reached_without_a_page()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        lars.Browser.Trail.Clear();

        await lars.OpenAsync();

        Assert.That(lars.Step, Is.EqualTo("app"));
        Assert.That(lars.Browser.Trail, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Prompt_none_never_shows_a_page()
    {
        var sanne = await NewcomerAsync("staff");
        Assert.That(await sanne.ProbeAsync(), Is.EqualTo("login_required"));
        var guest = await (await NewcomerAsync("guests")).OpenAsync();
        await guest.FinishAsync();
        Assert.That(await guest.ProbeAsync(("acr_values", "urn:identity:2fa")), Is.EqualTo("interaction_required"));
    }

    [Test]
    public async Task Sign_out_everywhere_ends_the_other_browser_too()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var elsewhere = await Elsewhere(lars).OpenAsync();
        await elsewhere.FinishAsync();

        var page = await lars.Browser.GetAsync("/");
        await page.SubmitAsync("Everywhere");

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That(await elsewhere.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Sign_out_here_leaves_the_other_browser_alone()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var elsewhere = await Elsewhere(lars).OpenAsync();
        await elsewhere.FinishAsync();

        var page = await lars.Browser.GetAsync("/");
        await page.SubmitAsync();

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That(await elsewhere.ProbeAsync(), Is.EqualTo("code"));
    }
}

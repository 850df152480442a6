using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>The list of sessions on Security info.</summary>
public sealed class SessionList : SecurityInfoFixture
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";

    /// <summary>Somebody who is signed in to the app on a computer and on a phone, with the list open on the computer.</summary>
    private async Task<(Visit Here, Visit There)> TwiceAsync()
    {
        var here = await RegisteredAsync();
        here.Browser.Headers["User-Agent"] = Firefox;
        await (await here.OpenAsync()).ReachAsync("app");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var there = Elsewhere(here);
        there.Browser.Headers["User-Agent"] = Safari;
        await (await there.OpenAsync(("scope", "openid"))).ReachAsync("app");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenPageAsync(here);
        await GetAsync(here, "sessions");
        return (here, there);
    }

    private static string Foreign(Visit visit) => visit.Page.Document.QuerySelector(".list form")!.GetAttribute("action")!.Split("id=")[1];

    [Test]
    public async Task It_names_each_browser_and_its_apps_and_says_which_one_this_is()
    {
        var (here, _) = await TwiceAsync();

        string[] items = [.. here.Page.Document.QuerySelectorAll(".list li").Select(item => item.TextContent)];
        Assert.That(items, Has.Length.EqualTo(2));
        Assert.That(items[0], Does.Contain("Safari on iOS").And.Contain("Expenses").And.Not.Contain("this device"));
        Assert.That(items[1], Does.Contain("Firefox on Linux").And.Contain("this device"));
    }

    [Test]
    [Category("rule-8")]
    [Category("protocol-41")]
    public async Task One_is_ended_and_the_other_goes_on()
    {
        var (here, there) = await TwiceAsync();
        var tokens = await there.RedeemAsync();

        here.Page = await here.Page.SubmitAsync($"End&id={Foreign(here)}");

        Assert.That(here.Page.Document.QuerySelectorAll(".list li"), Has.Length.EqualTo(1));
        Assert.That(await there.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That((await App.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False, "its tokens end with it");
        Assert.That(await here.ProbeAsync(), Is.EqualTo("code"));
        Assert.That(await EventsAsync(here.Person, "session.ended"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("protocol-41")]
    public async Task What_was_half_done_there_ends_too()
    {
        var (here, there) = await TwiceAsync();
        await there.OpenAsync(("prompt", "login"));
        await there.ReachAsync("/sign-in/verify");

        await here.Page.SubmitAsync($"End&id={Foreign(here)}");

        there.Page = await there.Page.SubmitAsync([.. await there.AnswerAsync()]);
        Assert.That(there.Step, Is.EqualTo("/sign-in"), "the password is asked for again");
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_ends_anothers_session()
    {
        var (lars, _) = await TwiceAsync();
        var (other, elsewhere) = await TwiceAsync();
        var id = Foreign(other);
        const string Token = "__RequestVerificationToken";

        await lars.Browser.PostAsync($"{Path}/sessions?handler=End&id={id}", [new(Token, lars.Page.Value(Token))]);

        Assert.That(await elsewhere.ProbeAsync(), Is.EqualTo("code"));
        Assert.That(await EventsAsync(lars.Person, "session.ended"), Is.Empty);
    }

    [Test]
    public async Task An_app_that_keeps_access_is_listed_until_its_token_is_over()
    {
        var visit = await RegisteredAsync();
        await (await visit.OpenAsync(("scope", "openid offline_access"))).ReachAsync("app");
        await visit.RedeemAsync();
        await OpenPageAsync(visit);

        Assert.That((await GetAsync(visit, "apps")).Text(".list"), Does.Contain("Expenses"));

        Server.Clock.Advance(TimeSpan.FromDays(15));
        await OpenPageAsync(visit);
        Assert.That((await GetAsync(visit, "apps")).Text("main"), Does.Contain("No app has access."));
    }
}

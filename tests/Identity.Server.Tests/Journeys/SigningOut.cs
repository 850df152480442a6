using System.Net;
using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>"Sign out" in the header: on every page that names somebody, and whoever presses it is out.</summary>
[Category("W23")]
public sealed class SigningOut : ServerFixture
{
    private static readonly string[] NewcomersPages = ["/sign-in/more-info", "/enroll/totp", "/enroll/totp/scan", "/enroll/totp/code", "/enroll/done"];
    private static readonly string[] RegisteredPages = ["/sign-in/verify", "/sign-in/consent"];

    private static IEnumerable<TestCaseData<string, bool>> Cases() =>
        NewcomersPages.Select(page => new TestCaseData<string, bool>(page, false)).Concat(RegisteredPages.Select(page => new TestCaseData<string, bool>(page, true)));

    [TestCaseSource(nameof(Cases))]
    [Category("rule-7")]
    public async Task From_every_page_of_a_sign_in_it_leads_to_the_first_one_for_the_same_request(string page, bool registered)
    {
        var visit = registered ? await RegisteredAsync("staff") : await NewcomerAsync("staff");
        await (await visit.OpenAsync(("prompt", "consent"))).ReachAsync(page);
        Assert.That(visit.Page.Text("header .who"), Does.Contain(visit.Person.UserName));

        visit.Page = await visit.Page.SignOutAsync();

        Assert.That(visit.Step, Is.EqualTo("/sign-in"));
        Assert.That(visit.Page.Body, Does.Not.Contain(visit.Person.UserName));
        Assert.That(visit.Page.Text("header"), Does.Not.Contain("Sign out"), "nobody is named any more");
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
        var other = await NewcomerAsync("guests");
        visit.Page = await visit.Page.SubmitAsync(("Input.UserName", other.Person.UserName), ("Input.Password", other.Person.Password));
        Assert.That(RelyingParty.Answer((await visit.ReachAsync("app")).Page, "state"), Is.EqualTo(visit.Attempt.State));
        Assert.That((await visit.RedeemAsync()).IdToken.Subject, Is.EqualTo(other.Person.Id.ToString()));
    }

    [Test]
    [Category("protocol-41")]
    public async Task From_a_page_whose_sign_in_was_finished_in_another_tab_it_ends_the_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var old = (await lars.ReachAsync("/sign-in/verify")).Page;
        await (await lars.OpenTabAsync()).FinishAsync();
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));

        var page = await old.SignOutAsync();

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("protocol-41")]
    public async Task From_a_page_whose_sign_in_has_had_its_answer_it_ends_the_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var old = (await lars.ReachAsync("/sign-in/verify")).Page;
        await lars.FinishAsync();
        var done = await old.ReloadAsync();
        Assert.That(done.Step, Is.EqualTo("/sign-in/already-done"));

        var page = await done.SignOutAsync();

        Assert.That(page.Step, Is.EqualTo("/signed-out"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That((await old.ReloadAsync()).Text("header"), Does.Not.Contain(lars.Person.UserName), "nobody is signed in");
    }

    [Test]
    [Category("protocol-41")]
    public async Task From_a_page_whose_time_is_over_it_ends_the_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        await (await lars.OpenAsync(("prompt", "consent"))).ReachAsync("/sign-in/consent");
        Server.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = await lars.Page.SignOutAsync();

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [TestCase("/")]
    [TestCase("/help")]
    [TestCase("/sign-out")]
    public async Task Beside_a_sign_in_it_ends_the_session_too(string path)
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var page = await lars.Browser.GetAsync(path);
        Assert.That(page.Text("header .who"), Does.Contain(lars.Person.UserName));

        Assert.That((await page.SignOutAsync()).Step, Is.EqualTo("/signed-out"));

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-8")]
    public async Task No_link_and_no_form_of_another_site_can_do_it()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        await (await lars.OpenAsync(("prompt", "consent"))).ReachAsync("/sign-in/consent");

        var read = await lars.Browser.GetAsync($"/sign-in/{lars.Handle}/sign-out");
        var forged = await lars.Browser.PostAsync($"/sign-in/{lars.Handle}/sign-out", []);

        Assert.That(read.Step, Is.EqualTo("/sign-in/consent"));
        Assert.That(forged.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));
    }
}

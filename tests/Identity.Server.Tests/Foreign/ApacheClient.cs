using System.Net;
using Identity.Testing;

namespace Identity.Server.Tests.Foreign;

/// <summary>A certified relying party that we did not write: Apache with <c>mod_auth_openidc</c>.</summary>
public sealed class ApacheClient : ServerFixture
{
    private readonly Uri site = new($"http://localhost:{FreePort.Find()}/");
    private ApacheSite apache = null!;
    private RelyingParty app = null!;

    [OneTimeSetUp]
    public async Task StartApacheAsync()
    {
        app = await Server.Apps.AddAsync("apache", client => client with
        {
            RedirectUris = [$"{site}callback"],
            PostLogoutRedirectUris = [$"{site}bye"],
        });
        apache = await ApacheSite.StartAsync(folder => ApacheConfiguration.For(folder, site, Server.Issuer, app));
    }

    [OneTimeTearDown]
    public async Task StopApacheAsync()
    {
        app?.Dispose();
        await (apache?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test, Category("rule-7")]
    public async Task It_takes_a_person_through_the_interrupt_and_back_to_the_page_that_was_asked_for_and_signs_out()
    {
        using var browser = Browser();
        var visit = await NewcomerAsync("staff");

        var page = await SignInAsync(browser, visit, "/expenses?month=may");

        Assert.That(visit.Browser.Trail.Select(address => address.AbsolutePath), Has.Some.EndsWith("/more-info").And.Some.EndsWith("/totp/code"));
        Assert.That((page.Status, page.Address), Is.EqualTo((HttpStatusCode.OK, new Uri(site, "/expenses?month=may"))));
        Assert.That(page.Headers["oidc_claim_iss"], Is.EqualTo(Server.Issuer));
        Assert.That(page.Headers["oidc_claim_sub"], Is.Not.Empty);
        Assert.That(page.Headers["oidc_claim_preferred_username"], Is.EqualTo(visit.Person.UserName));
        Assert.That(page.Headers["oidc_claim_acr"], Is.EqualTo("urn:identity:2fa"));
        Assert.That(page.Headers["oidc_claim_amr"].Split(','), Is.EquivalentTo((string[])["pwd", "otp", "mfa"]));

        var leaving = await browser.GetAsync($"/callback?logout={Uri.EscapeDataString($"{site}bye")}");
        var left = await visit.Browser.GetAsync(leaving.App!.ToString());
        Assert.That(left.App, Is.EqualTo(new Uri(site, "/bye")));

        var again = await visit.Browser.GetAsync((await browser.GetAsync("/expenses")).App!.ToString());
        Assert.That(again.Step, Is.EqualTo("/sign-in"), "signed out on both sides");
    }

    [Test]
    public async Task It_asks_for_more_when_a_page_needs_two_factors()
    {
        using var browser = Browser();
        var visit = await NewcomerAsync();
        var first = await SignInAsync(browser, visit, "/expenses");
        Assert.That(first.Headers["oidc_claim_acr"], Is.EqualTo("urn:identity:1fa"));

        var second = await SignInAsync(browser, visit, "/payroll");

        Assert.That((second.Status, second.Address.AbsolutePath), Is.EqualTo((HttpStatusCode.OK, "/payroll")));
        Assert.That(second.Headers["oidc_claim_acr"], Is.EqualTo("urn:identity:2fa"));
        Assert.That(visit.Authenticator, Is.Not.Null, "registered on the way");
    }

    // What does not ask for pages Apache takes for a script, and does not send to sign in.
    private FormBrowser Browser() => new(site) { Headers = { ["Accept"] = "text/html" } };

    // From a page of Apache's through ours, and back with the answer.
    private static async Task<BrowserPage> SignInAsync(FormBrowser browser, Visit visit, string address)
    {
        var asked = await browser.GetAsync(address);
        visit.Page = await visit.Browser.GetAsync(asked.App!.ToString());
        await visit.ReachAsync("app");
        return await browser.GetAsync(visit.Page.App!.ToString());
    }
}

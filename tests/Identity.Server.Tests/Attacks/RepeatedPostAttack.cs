using System.Net;

namespace Identity.Server.Tests.Attacks;

/// <summary>Protocol line 8: no redirect has a browser post a password or a code again elsewhere, as 307 would and 302 may.</summary>
[Category("protocol-8")]
public sealed class RepeatedPostAttack : ServerFixture
{
    [Test]
    public async Task Every_redirect_from_the_app_and_back_is_a_303()
    {
        var sanne = await (await NewcomerAsync("staff")).OpenAsync(("prompt", "consent"));
        var tokens = await sanne.FinishAsync();
        await sanne.Browser.GetAsync(App.EndSession(tokens));

        Assert.That(sanne.Browser.Redirects, Has.Count.GreaterThan(8).And.All.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task So_is_that_of_an_error_and_of_a_request_that_was_posted()
    {
        using var browser = Server.Browser();
        var wrong = await browser.GetAsync(App.Request(("scope", "openid"), ("prompt", "none")).Address.ToString());
        var posted = await browser.PostAsync("/connect/authorize", Fields(App.Request(("prompt", "none")).Address));

        foreach (var page in new[] { wrong, posted })
        {
            Assert.That(page.Step, Is.EqualTo("app"));
            Assert.That(page.Headers["referrer-policy"], Is.EqualTo("no-referrer"));
            Assert.That(page.Headers["cache-control"], Is.EqualTo("no-store"));
        }

        Assert.That(browser.Redirects, Has.Count.EqualTo(3).And.All.EqualTo(HttpStatusCode.SeeOther));
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Uri request) =>
        request.Query.TrimStart('?').Split('&').Select(parameter => parameter.Split('=')).Select(parts => KeyValuePair.Create(parts[0], Uri.UnescapeDataString(parts[1])));
}

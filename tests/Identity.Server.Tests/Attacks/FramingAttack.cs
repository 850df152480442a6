using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Protocol line 10: no page that a sign-in goes through can be framed, or read by another site's script.</summary>
[Category("protocol-10")]
public sealed class FramingAttack : ServerFixture
{
    private static readonly string[] Pages = ["/sign-in", "/sign-in/verify", "/sign-in/consent", "/connect/authorize"];

    [Test]
    public async Task No_page_of_a_sign_in_is_framed_or_read()
    {
        var visit = await RegisteredAsync("staff");
        visit.Browser.Headers["Origin"] = "https://evil.example";
        await visit.OpenAsync(("response_mode", "form_post"), ("prompt", "consent"));
        foreach (var page in Pages)
        {
            AssertIsOurs((await visit.ReachAsync(page)).Page);
        }
    }

    [TestCase("/connect/authorize?client_id=nobody")]
    [TestCase("/connect/endsession?client_id=nobody")]
    [TestCase("/sign-out")]
    [TestCase("/no-such-page")]
    public async Task Nor_is_a_page_beside_it(string path)
    {
        using var browser = Server.Browser();
        browser.Headers["Origin"] = "https://evil.example";

        AssertIsOurs(await browser.GetAsync(path));
    }

    private static void AssertIsOurs(BrowserPage page)
    {
        Assert.That(page.Headers["content-security-policy"], Does.Contain("frame-ancestors 'none'"), page.Step);
        Assert.That(page.Headers["x-frame-options"], Is.EqualTo("DENY"), page.Step);
        Assert.That(page.Headers.Keys, Has.None.StartsWith("access-control-"), page.Step);
    }
}

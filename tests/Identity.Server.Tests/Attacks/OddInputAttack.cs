using System.Net;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Texts that nobody types are answered like any wrong one: without a failure, and without being kept.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class OddInputAttack(StorageProvider provider) : ServerFixture
{
    protected override RunningServerOptions Options => new() { Provider = provider };

    [TestCase("/sign-in/%C3%A9")]
    [TestCase("/sign-in/%C3%A9/verify")]
    [TestCase("/sign-in/%0D%0ASet-Cookie:%20session=x/next")]
    [TestCase("/enroll/%0D%0A/totp/code")]
    [Category("rule-7")]
    public async Task A_handle_that_is_none_leads_to_the_page_that_says_so(string path)
    {
        using var browser = Server.Browser();

        var page = await browser.GetAsync(path);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Address.AbsolutePath, Does.EndWith("/not-here"));
    }

    [TestCase("/connect/authorize?client_id=%00")]
    [TestCase("/connect/endsession?client_id=%00")]
    [Category("protocol-45")]
    public async Task A_client_that_no_database_can_hold_is_a_bad_request(string path)
    {
        using var browser = Server.Browser();

        Assert.That((await browser.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    [Category("attack-11")]
    public async Task A_name_that_cannot_be_normalized_is_a_wrong_name()
    {
        var visit = await new Visit(Server, App, new TestPerson(Guid.Empty, "a\uFFFEb", "wrong")).OpenAsync();

        var page = await visit.Page.SubmitAsync(await visit.AnswerAsync());

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Error, Is.Not.Empty);
    }

    [Test]
    public async Task A_name_of_a_megabyte_is_not_looked_up()
    {
        var visit = await new Visit(Server, App, new TestPerson(Guid.Empty, new string('x', 1_000_000), "wrong")).OpenAsync();

        var page = await visit.Page.SubmitAsync(await visit.AnswerAsync());

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await Server.Rows.CountAsync("attempts", "length(key) > 200"), Is.Zero);
    }
}

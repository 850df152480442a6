using Identity.Testing;

namespace Identity.Server.Tests.Rules;

/// <summary>Rule 8: reading a page changes nothing.</summary>
[Category("rule-8")]
public sealed class SafeGets : ServerFixture
{
    [Test]
    public async Task No_page_of_a_sign_in_changes_a_row_when_it_is_read()
    {
        var sanne = await (await NewcomerAsync("staff")).OpenAsync();
        await AssertReadingChangesNothingAsync(sanne, "/sign-in/{0}", "/sign-in/{0}/next", "/sign-in/{0}/verify", "/sign-in/{0}/already-done");
        await sanne.ReachAsync("/sign-in/more-info");
        await AssertReadingChangesNothingAsync(sanne, "/sign-in/{0}/more-info", "/sign-in/{0}/next", "/sign-in/{0}/more-info?handler=Skip", "/sign-in/{0}/more-info?handler=Extend", "/sign-in/{0}/sign-out", "/enroll/{0}/totp", "/enroll/{0}/totp/other", "/enroll/{0}/choose");
        await sanne.ReachAsync("/enroll/totp/scan");
        await AssertReadingChangesNothingAsync(sanne, "/enroll/{0}/totp/scan", "/enroll/{0}/totp/scan?handler=NewCode", "/enroll/{0}/totp/code", "/enroll/{0}/totp/code?handler=Extend", "/sign-in/{0}/continue", "/sign-in/{0}/consent");
        await sanne.ReachAsync("/enroll/done");

        // From here "next" leads on to the protocol's own address, which gives the code.
        await AssertReadingChangesNothingAsync(sanne, "/enroll/{0}/done");
    }

    [Test]
    public async Task No_page_beside_a_sign_in_changes_a_row_when_it_is_read()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();

        var totp = (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE person_id = {Server.Rows.Literal(lars.Person.Id)}"))[0];
        await AssertReadingChangesNothingAsync(
            lars, "/security-info", "/security-info/sign-in", "/security-info/add", "/security-info/default", "/security-info/activity", $"/security-info/rename/{totp}", $"/security-info/delete/{totp}", $"/security-info?handler=Change&id={totp}", "/not-me/nothing");
        await AssertReadingChangesNothingAsync(lars, "/", "/help", "/error", "/sign-out", "/signed-out", "/sign-out?handler=Everywhere", "/?lang=nl", "/no-such-page", "/.well-known/openid-configuration", "/connect/jwks");
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"), "still signed in");
    }

    private async Task AssertReadingChangesNothingAsync(Visit visit, params string[] paths)
    {
        var handle = visit.Browser.Trail.SelectMany(address => address.Segments).Select(segment => segment.Trim('/')).Last(segment => segment.Length >= 40);
        foreach (var path in paths)
        {
            var before = await Server.Rows.DumpAsync();
            await visit.Browser.GetAsync(path.Replace("{0}", handle, StringComparison.Ordinal));
            Assert.That(await Server.Rows.DumpAsync(), Is.EqualTo(before), path);
        }
    }
}

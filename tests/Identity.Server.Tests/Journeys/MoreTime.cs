using System.Net;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>Every page of a sign-in has a limit once something is proven, says so, and gives more time ten times, without JavaScript.</summary>
[Category("W13")]
public sealed class MoreTime : ServerFixture
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    [Test]
    public async Task Every_page_after_the_first_has_a_limit_and_gives_more_time()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var registered = await (await RegisteredAsync("staff")).OpenAsync(("prompt", "consent"));
        foreach (var visit in new[] { await (await NewcomerAsync("staff")).OpenAsync(), registered })
        {
            Assert.That(visit.Page.Has("Extend"), Is.False, "nothing is proven on the first page");
            while ((await visit.ForwardAsync()).Step != "app")
            {
                seen.Add(visit.Step);
                Assert.That(visit.Page.Text(".session p"), Does.Contain("closes in 15 minutes"), visit.Step);
                var step = visit.Step;
                visit.Page = await visit.Page.SubmitAsync("Extend");
                Assert.That(visit.Step, Is.EqualTo(step));
                Assert.That(await LeftAsync(visit), Is.EqualTo(Limit), step);
            }
        }

        Assert.That(seen, Is.SupersetOf(["/sign-in/more-info", "/sign-in/verify", "/sign-in/consent", "/enroll/totp", "/enroll/totp/scan", "/enroll/totp/code", "/enroll/done"]));
    }

    [Test]
    public async Task Ten_times_and_not_an_eleventh()
    {
        var lars = await AtVerifyAsync();
        for (var time = 0; time < 10; time++)
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.That(lars.Page.Has("Extend"), Is.True, $"time {time}");
            lars.Page = await lars.Page.SubmitAsync("Extend");
        }

        Assert.That(lars.Page.Has("Extend"), Is.False);
        Assert.That(lars.Page.Document.QuerySelector("#session-spent")!.HasAttribute("hidden"), Is.False, "the page says so");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await lars.Browser.PostAsync(
            $"{lars.Page.Address}?handler=Extend",
            [KeyValuePair.Create("__RequestVerificationToken", lars.Page.Value("__RequestVerificationToken"))]);
        Assert.That(await LeftAsync(lars), Is.EqualTo(TimeSpan.FromMinutes(14)));
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task More_time_keeps_the_page_with_all_that_its_address_says()
    {
        var visit = await NewcomerAsync("staff");
        visit.Authenticator = await Server.People.AddTotpAsync(visit.Person, "Phone");
        var tablet = await Server.People.AddTotpAsync(visit.Person, "Tablet");
        await (await visit.OpenAsync()).ReachAsync("/sign-in/verify");
        visit.Page = await visit.Browser.GetAsync($"{visit.Page.Address}?method={tablet.MethodId}&lang=nl");

        var page = await visit.Page.SubmitAsync("Extend");

        Assert.That(page.Address, Is.EqualTo(visit.Page.Address));
        Assert.That(page.Text("main"), Does.Contain("Tablet"));
    }

    [Test]
    public async Task What_is_half_made_lives_as_long_and_is_found_again_after_the_password_was_asked_once_more()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/scan");
        var key = sanne.ReadAuthenticator().Base32;
        Server.Clock.Advance(TimeSpan.FromMinutes(14));
        sanne.Page = await sanne.Page.SubmitAsync("Extend");
        Server.Clock.Advance(TimeSpan.FromMinutes(14));

        sanne.Page = await sanne.Page.ReloadAsync();

        Assert.That(sanne.Step, Is.EqualTo("/sign-in"), "more time makes no proof younger");
        await sanne.ReachAsync("/enroll/totp/scan");
        Assert.That(sanne.ReadAuthenticator().Base32, Is.EqualTo(key), "the code that was scanned still works");
        Assert.That((await sanne.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_first_page_that_was_left_open_works_the_same_day()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        Server.Clock.Advance(TimeSpan.FromHours(23));

        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await LeftAsync(lars), Is.EqualTo(Limit));
    }

    [Test]
    public async Task A_first_page_keeps_its_day_when_somebody_asks_for_more_time_there()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();

        await lars.Browser.PostAsync(
            $"{lars.Page.Address}?handler=Extend",
            [KeyValuePair.Create("__RequestVerificationToken", lars.Page.Value("__RequestVerificationToken"))]);

        Assert.That(await LeftAsync(lars), Is.EqualTo(TimeSpan.FromDays(1)));
    }

    [Test]
    [Category("rule-7")]
    public async Task When_the_time_is_over_the_same_request_begins_again_and_the_page_says_so()
    {
        var lars = await AtVerifyAsync();
        Server.Clock.Advance(Limit);

        lars.Page = await lars.Page.ReloadAsync();

        Assert.That(lars.Step, Is.EqualTo("/sign-in"));
        Assert.That(lars.Page.Text(".banner"), Does.StartWith("The time for this sign-in was over."));
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True);
        Assert.That(RelyingParty.Answer(lars.Page, "state"), Is.EqualTo(lars.Attempt.State));
    }

    [Test]
    public async Task A_session_that_leads_straight_to_the_wizard_has_the_wizards_limit()
    {
        await Server.Policy.PublishAsync(TestPolicies.NothingRequired);
        var guest = await (await NewcomerAsync("staff")).OpenAsync();
        await guest.FinishAsync();
        await Server.Policy.PublishAsync(TestPolicies.Demo);

        await guest.OpenAsync();

        Assert.That(guest.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(await LeftAsync(guest), Is.EqualTo(Limit));
    }

    [Test]
    public async Task The_pages_script_is_told_in_numbers_and_the_page_stays()
    {
        var lars = await AtVerifyAsync();
        lars.Browser.Headers["Accept"] = "application/json";

        var answer = JsonNode.Parse((await lars.Page.SubmitAsync("Extend")).Body)!;

        Assert.That((int)answer["seconds"]!, Is.EqualTo(900));
        Assert.That((bool)answer["mayExtend"]!, Is.True);
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_else_can_ask_for_it()
    {
        var lars = await AtVerifyAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var stranger = await AtVerifyAsync();

        var answer = await stranger.Browser.PostAsync(
            $"{lars.Page.Address}?handler=Extend",
            [KeyValuePair.Create("__RequestVerificationToken", stranger.Page.Value("__RequestVerificationToken"))]);

        Assert.That(answer.Step, Is.EqualTo("/sign-in/not-here"));
        Assert.That(await LeftAsync(lars), Is.EqualTo(TimeSpan.FromMinutes(14)));
    }

    [TestCase("//sign-in/{0}/verify")]
    [TestCase("/sign-in/{0}/verify/..//evil.example")]
    [TestCase("/%2Fevil.example/sign-in/{0}/verify")]
    [Category("rule-7")]
    public async Task It_leads_to_no_other_place(string path)
    {
        var lars = await AtVerifyAsync();

        var answer = await lars.Browser.PostAsync(
            $"{Server.Issuer}{path.Replace("{0}", lars.Handle, StringComparison.Ordinal)}?handler=Extend",
            [KeyValuePair.Create("__RequestVerificationToken", lars.Page.Value("__RequestVerificationToken"))]);

        Assert.That(answer.App, Is.Null);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Address.Authority, Is.EqualTo(Server.Address.Authority));
    }

    private async Task<Visit> AtVerifyAsync() => await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");

    /// <summary>How long the sign-in still has, as it is stored.</summary>
    private async Task<TimeSpan> LeftAsync(Visit visit)
    {
        var key = OpenId.Stores.Handle.Hash(visit.Handle);
        var expiresAt = (await Server.Rows.ColumnAsync($"SELECT expires_at FROM sign_in_transactions WHERE key = '{key}'"))[0];
        var left = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(expiresAt, System.Globalization.CultureInfo.InvariantCulture)) - Server.Clock.GetUtcNow();
        return TimeSpan.FromSeconds(Math.Round(left.TotalSeconds));
    }
}

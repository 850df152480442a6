using Identity.Testing;

namespace Identity.Server.Tests.Phones;

/// <summary>Texts and calls are idempotent, paced and capped, and can be stopped for everybody at once.</summary>
[Category("fault-24")]
public sealed class SendingLimits : PhoneFixture
{
    [Test]
    public async Task Double_clicks_send_once()
    {
        var visit = await AtPhoneAsync();
        var answer = await visit.AnswerAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visit.Page.SubmitAsync(answer)));

        Assert.That(pages.Select(page => page.Step), Has.Some.EqualTo("/enroll/phone/code"));
        Assert.That(await SentAsync(visit), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_number_typed_again_goes_on_with_the_code_that_was_sent()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");

        visit.Page = await visit.Page.FollowAsync("../phone");
        Assert.That(visit.Page.Value("Input.Number"), Is.EqualTo("+31 6 12345678"), "nothing is typed twice");
        visit.Page = await visit.Page.SubmitAsync();

        Assert.That(visit.Step, Is.EqualTo("/enroll/phone/code"));
        Assert.That(await SentAsync(visit), Is.EqualTo(1));
    }

    [Test]
    [Category("attack-10")]
    public async Task Asking_again_takes_ever_longer_and_five_fill_the_hour()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        var sent = 1;
        foreach (var seconds in new[] { 30, 60, 120, 120 })
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
            visit.Page = await visit.Page.SubmitAsync("Text");
            Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("in 1 second."));
            Assert.That(await SentAsync(visit), Is.EqualTo(sent));

            Server.Clock.Advance(TimeSpan.FromSeconds(1));
            visit.Page = await visit.Page.SubmitAsync("Text");
            Assert.That(visit.Page.Text("p[role=status]"), Does.Contain("new code"));
            Assert.That(await SentAsync(visit), Is.EqualTo(++sent));
        }

        Server.Clock.Advance(TimeSpan.FromMinutes(5));
        visit.Page = await visit.Page.SubmitAsync("Text");
        Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("minutes"));
        Assert.That(await SentAsync(visit), Is.EqualTo(5));
    }

    [Test]
    [Category("attack-10")]
    public async Task The_pace_is_the_persons_whatever_tab_browser_or_method_asks()
    {
        var visit = await (await WithPhoneAsync()).OpenAsync();
        await visit.ForwardAsync();

        var elsewhere = await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/phone");
        Assert.That(await SentAsync(visit), Is.EqualTo(1), "the second browser is sent nothing yet");
        elsewhere.Page = await elsewhere.Page.SubmitAsync("Call");

        Assert.That(elsewhere.Page.Text(".banner.warn"), Does.Contain("in 30 seconds."));
        Assert.That(await SentAsync(visit), Is.EqualTo(1));
    }

    [Test]
    public async Task An_older_code_still_works_when_a_newer_one_was_sent()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        var first = await Server.Phones.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromSeconds(30));
        visit.Page = await visit.Page.SubmitAsync("Text");

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", first));

        Assert.That(visit.Step, Is.EqualTo("/enroll/done"));
    }

    [TestCase("\"numberPerDay\":1", "numberPerDay", "06 11223344")]
    [TestCase("\"prefixPerHour\":1", "prefixPerHour", "06 11229999")]
    [TestCase("\"addressPerHour\":1", "addressPerHour", "+32 470 99 88 77")]
    [TestCase("\"countryPerDay\":0", "countryPerDay", "+32 470 99 88 76")]
    [TestCase("\"perDay\":0", "perDay", "+32 470 99 88 75")]
    [TestCase("\"costPerDay\":7", "costPerDay", "+32 470 99 88 74")]
    public async Task A_cap_that_is_full_stops_the_next_one_says_so_and_is_audited(string limit, string name, string second)
    {
        var first = await AtPhoneAsync();
        await first.Page.SubmitAsync(("Input.Number", "06 11223344"), ("Input.Channel", "Text"));
        await Server.Policy.PublishAsync(TestPolicies.WithPhone(
            TestPolicies.Phone(more: $",\"limits\":{{{limit}}}"), TestPolicies.PhoneRule("staff", "staff")));
        var visit = await AtPhoneAsync();

        visit.Page = await visit.Page.SubmitAsync(("Input.Number", second), ("Input.Channel", "Text"));

        Assert.That(visit.Step, Is.EqualTo("/enroll/phone"));
        Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("different method"));
        Assert.That(await SentAsync(visit), Is.Zero);
        var audited = await Server.Rows.ColumnAsync($"SELECT data FROM audit_events WHERE kind = 'sending.capped' AND person_id = {Server.Rows.Literal(visit.Person.Id)}");
        Assert.That(audited, Is.EqualTo([$"\"{name}\""]));
    }

    [Test]
    public async Task The_kill_switch_stops_everything_at_once_and_leaves_the_other_ways()
    {
        var lars = await RegisteredAsync("staff");
        await Server.Phones.AddAsync(lars.Person);
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");
        lars.Page = await lars.Page.FollowAsync("/phone");
        await Server.Policy.PublishAsync(TestPolicies.WithPhone(TestPolicies.Phone(more: ",\"paused\":true"), TestPolicies.PhoneRule("staff", "staff")));

        lars.Page = await lars.Page.SubmitAsync("Text");

        Assert.That(lars.Page.Text(".banner.warn"), Does.Contain("different method"));
        Assert.That(await SentAsync(lars), Is.Zero);
        lars.Page = await lars.Page.FollowAsync("/verify");
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Nothing_is_sent_by_opening_pages()
    {
        var lars = await RegisteredAsync("staff");
        await Server.Phones.AddAsync(lars.Person);
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");

        foreach (var page in new[] { "phone", "call", "phone?handler=Text", "call?handler=Call", "call?handler=State" })
        {
            await lars.Browser.GetAsync($"/sign-in/{lars.Handle}/{page}");
        }

        Assert.That(await SentAsync(lars), Is.Zero);
    }
}

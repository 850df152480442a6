using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>A campaign proposes, never blocks, and rests after "Not now".</summary>
public sealed class Campaigns : ServerFixture
{
    private const string Policy = """
        {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":true,"call":true,"countries":["NL"]}},
         "registration":[
          {"id":"safer","include":["*"],"exclude":[],"purpose":"twoStep","require":["totp"],"allowOther":false,"nudge":{"snoozeDays":3,"snoozes":1}}],
         "experience":{"include":["*"],"exclude":["older"]}}
        """;

    protected override RunningServerOptions Options => new() { Policy = Policy };

    [Test]
    public async Task Not_now_goes_on_to_the_app_and_is_not_asked_again_for_three_days()
    {
        var visit = await (await NewcomerAsync()).OpenAsync();
        await visit.ReachAsync("/sign-in/more-info");
        Assert.That(visit.Page.Text("h1"), Is.EqualTo("Make your account safer"));
        visit.Page = await visit.Page.SubmitAsync("Skip");
        Assert.That(visit.Step, Is.EqualTo("app"));

        Assert.That(await IsAskedAsync(visit, days: 2), Is.False, "it rests");
        Assert.That(await IsAskedAsync(visit, days: 2), Is.True, "three days are over");
        visit.Page = await visit.Page.SubmitAsync("Skip");
        Assert.That(await IsAskedAsync(visit, days: 60), Is.False, "it comes back once");
    }

    [Test]
    public async Task What_is_proposed_can_be_set_up_at_once()
    {
        var visit = await (await NewcomerAsync()).OpenAsync();

        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task Session_from_before_the_campaign_is_not_stopped_by_it()
    {
        var visit = await (await NewcomerAsync()).OpenAsync();
        await visit.ReachAsync("/sign-in/more-info");
        visit.Page = await visit.Page.SubmitAsync("Skip");
        Server.Clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromHours(2));

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"), "that session is over");
        await (await visit.OpenAsync()).ReachAsync("/sign-in/more-info");
        visit.Page = await visit.Page.SubmitAsync("Skip");
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("code"), "nobody is there to be asked");
    }

    [Test]
    public async Task People_outside_of_the_experience_set_up_two_step_verification_by_its_name()
    {
        var visit = await (await NewcomerAsync("older")).OpenAsync();

        await visit.ReachAsync("/enroll/totp");

        Assert.That(visit.Page.Text("h1"), Is.EqualTo("Set up my account for two-step verification"));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
    }

    private async Task<bool> IsAskedAsync(Visit visit, int days)
    {
        Server.Clock.Advance(TimeSpan.FromDays(days));
        await visit.OpenAsync();
        visit.Page = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        return visit.Step == "/sign-in/more-info";
    }
}

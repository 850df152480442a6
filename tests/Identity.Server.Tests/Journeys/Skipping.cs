using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>Who may put registration off, and for how long.</summary>
public sealed class Skipping : ServerFixture
{
    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(TestPolicies.Demo);

    [Test]
    public async Task Mila_can_skip_inside_her_fourteen_days_and_not_after_them()
    {
        var mila = await InterruptedAsync("staff", "pilot");
        Assert.That((await SkipAsync(mila)).IsSuccess, Is.True);

        Server.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        var late = await AgainAsync(mila);
        Assert.That(late.Page.Has("Skip"), Is.True, "one minute before the deadline");

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        var tooLate = await AgainAsync(mila);
        Assert.That(tooLate.Page.Has("Skip"), Is.False, "after the deadline");
        Assert.That((await tooLate.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_skip_button_kept_from_before_the_deadline_does_not_work_after_it()
    {
        var mila = await InterruptedAsync("pilot");
        await SkipAsync(mila);
        Server.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        var late = await AgainAsync(mila);

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = await late.Page.SubmitAsync("Skip");

        Assert.That(page.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(await late.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Skips_are_counted()
    {
        await Server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("counted", "pilot", defer: """{"skips":2}""")));
        var mila = await InterruptedAsync("pilot");
        Assert.That((await SkipAsync(mila)).IsSuccess, Is.True);
        var second = await AgainAsync(mila);
        Assert.That((await SkipAsync(second)).IsSuccess, Is.True);

        var third = await AgainAsync(mila);

        Assert.That(third.Page.Has("Skip"), Is.False);
        Assert.That((await third.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("fault-3")]
    public async Task A_skip_given_before_enforcement_is_void_after_it()
    {
        var mila = await InterruptedAsync("pilot");
        var tokens = await SkipAsync(mila);
        Assert.That(await mila.ProbeAsync(), Is.EqualTo("code"));

        await Server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("pilot", "pilot")));

        Assert.That(await mila.ProbeAsync(), Is.EqualTo("interaction_required"), "the session that skipped");
        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"), "the grant that skipped");
        Assert.That((await AgainAsync(mila)).Page.Has("Skip"), Is.False);
    }

    [Test]
    [Category("fault-3")]
    public async Task A_skip_holds_only_for_the_text_of_the_rule_that_was_skipped()
    {
        var mila = await InterruptedAsync("pilot");
        await SkipAsync(mila);

        await Server.Policy.PublishAsync(TestPolicies.Rules(
            TestPolicies.Rule("other", "others"), TestPolicies.Rule("pilot", "pilot", defer: """{"graceDays":14}""")));
        Assert.That(await mila.ProbeAsync(), Is.EqualTo("code"), "an edit elsewhere in the document");

        await Server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("pilot", "pilot", defer: """{"graceDays":30}""")));
        Assert.That(await mila.ProbeAsync(), Is.EqualTo("interaction_required"), "another text");
    }

    [Test]
    [Category("rule-1")]
    public async Task A_grant_that_skipped_is_refreshed_again_once_the_person_has_what_is_required()
    {
        var mila = await InterruptedAsync("pilot");
        var tokens = await SkipAsync(mila);
        await Server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("pilot", "pilot")));
        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));

        var mended = await (await mila.OpenAsync()).FinishAsync();

        Assert.That((await App.RefreshAsync(mended.RefreshToken!)).IsSuccess, Is.True);
    }

    private static async Task<TokenAnswer> SkipAsync(Visit visit)
    {
        visit.Page = await visit.Page.SubmitAsync("Skip");
        return await visit.RedeemAsync();
    }

    private async Task<Visit> InterruptedAsync(params string[] groups) =>
        await (await (await NewcomerAsync(groups)).OpenAsync()).ReachAsync("/sign-in/more-info");

    // A skip holds for the sign-in that it was made in; the next one is later.
    private async Task<Visit> AgainAsync(Visit visit)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        return await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/more-info");
    }
}

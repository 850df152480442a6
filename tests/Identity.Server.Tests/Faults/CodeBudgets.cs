using Identity.Testing;

namespace Identity.Server.Tests.Faults;

/// <summary>Wrong codes have one budget: 5 in 15 minutes, 20 a day, whatever is done between them.</summary>
[Category("fault-14")]
[Category("attack-10")]
public sealed class CodeBudgets : ServerFixture
{
    private const int InWindow = 5;

    [Test]
    public async Task Tabs_restarts_and_other_servers_share_it()
    {
        var lars = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");
        await GuessAsync(lars, 2);
        var tab = await (await lars.OpenTabAsync()).ReachAsync("/sign-in/verify");
        await GuessAsync(tab, 2);
        var restarted = await (await Elsewhere(lars).OpenAsync()).ReachAsync("/sign-in/verify");
        await GuessAsync(restarted, 1);

        foreach (var visit in new[] { lars, tab, restarted })
        {
            Assert.That((await visit.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"), "the right code is refused as well");
            Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
        }

        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await (await Elsewhere(lars).OpenAsync()).FinishAsync()).IsSuccess, Is.True, "after 15 minutes");
    }

    [Test]
    public async Task Guesses_made_at_the_same_moment_are_counted_one_by_one()
    {
        var lars = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");
        var wrong = lars.Authenticator!.WrongCode(Server.Clock.GetUtcNow());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => lars.Page.SubmitAsync(("Input.Code", wrong))));

        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"), "the right code after 12 guesses");
        var failures = await Server.Rows.CountAsync("audit_events", $"kind = 'second_step.refused' AND person_id = {Server.Rows.Literal(lars.Person.Id)}");
        Assert.That(failures, Is.EqualTo(13));
    }

    [Test]
    public async Task Codes_of_the_wizard_and_of_sign_in_share_it()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/code");
        await GuessAsync(sanne, InWindow);

        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/totp/code"));
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.Empty);
        var tab = await (await sanne.OpenTabAsync()).ReachAsync("/enroll/totp/code");
        Assert.That((await tab.ForwardAsync()).Step, Is.EqualTo("/enroll/totp/code"), "another tab, another key, the same budget");
    }

    [Test]
    public async Task Twenty_a_day_are_the_end_until_the_next_day()
    {
        var lars = await RegisteredAsync("staff");
        for (var round = 0; round < 4; round++)
        {
            var visit = await (await Elsewhere(lars).OpenAsync()).ReachAsync("/sign-in/verify");
            await GuessAsync(visit, InWindow);
            Server.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        var late = await (await Elsewhere(lars).OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That((await late.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));

        Server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await (await Elsewhere(lars).OpenAsync()).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_code_works_once()
    {
        var lars = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");
        var code = lars.Authenticator!.NextCode(Server);
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", code));
        Assert.That(lars.Step, Is.EqualTo("app"));

        var again = await (await Elsewhere(lars).OpenAsync()).ReachAsync("/sign-in/verify");
        again.Page = await again.Page.SubmitAsync(("Input.Code", code));

        Assert.That(again.Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await again.ProbeAsync(), Is.EqualTo("login_required"));
    }

    private async Task GuessAsync(Visit visit, int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            var wrong = visit.Authenticator?.WrongCode(Server.Clock.GetUtcNow()) ?? "000000";
            visit.Page = await visit.Page.SubmitAsync(("Input.Code", wrong));
        }
    }
}

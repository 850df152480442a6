using Identity.Server.PasswordReset;
using Identity.Server.ProofOfWork;
using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Many resets have to be paid for with work or time, for every name alike, and stop nobody.</summary>
[Category("attack-10")]
[Category("attack-11")]
public sealed class ResetBrakeTests : ResetFixture
{
    protected override RunningServerOptions Options => new() { Policy = TestPolicies.Reset() };

    [SetUp]
    public void AnotherHour() => Server.Clock.Advance(TimeSpan.FromMinutes(61));

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_fourth_reset_of_a_name_in_an_hour_takes_work(bool isSomebody)
    {
        var name = isSomebody ? (await EquippedAsync("staff")).Person.UserName : NewName();
        var page = await FourthAsync(name);

        Assert.That(page.Step, Is.EqualTo("/reset"));
        Assert.That(page.Error, Does.Contain("There were many tries"));
        Assert.That(page.Text("#work-status"), Does.Contain("30 seconds"));
        Assert.That(page.Value("UserName"), Is.EqualTo(name), "kept");
        Assert.That(page.Document.QuerySelector("script[src*='work.js']"), Is.Not.Null);

        var challenge = page.Value("Work.Challenge");
        page = await page.SubmitAsync(("Work.Answer", BrowserWork.Solve(challenge)));
        Assert.That(page.Text("h1"), Is.EqualTo("Show that it is you"));

        Server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await TryBeginAsync(name)).Value("Work.Challenge"), Is.Empty, "an hour later it is free again");
    }

    [Test]
    public async Task Work_that_was_not_done_is_refused_and_the_same_challenge_is_good_after_the_wait()
    {
        var name = NewName();
        var page = await FourthAsync(name);
        var challenge = page.Value("Work.Challenge");

        page = await page.SubmitAsync(("Work.Answer", "1"));
        Assert.That(page.Error, Does.Contain("Wait 30 seconds"));
        Assert.That(page.Value("Work.Challenge"), Is.EqualTo(challenge), "the time that was waited counts");

        Server.Clock.Advance(ProofOfWorkGate.Wait);
        Assert.That((await page.SubmitAsync()).Text("h1"), Is.EqualTo("Show that it is you"));
    }

    [Test]
    [Category("rule-6")]
    public async Task Work_is_good_once()
    {
        var name = NewName();
        var page = await FourthAsync(name);
        var answer = ("Work.Answer", BrowserWork.Solve(page.Value("Work.Challenge")));
        await page.SubmitAsync(answer);

        var again = await page.SubmitAsync(answer);

        Assert.That(again.Error, Does.Contain("sent before"));
        Assert.That(again.Value("Work.Challenge"), Is.Not.Empty.And.Not.EqualTo(page.Value("Work.Challenge")));
    }

    [Test]
    public async Task Many_resets_from_one_address_take_work_whatever_the_names()
    {
        for (var begun = 0; begun < ResetBrake.AddressPerHour; begun++)
        {
            Assert.That((await TryBeginAsync(NewName())).Value("Work.Challenge"), Is.Empty);
        }

        Assert.That((await TryBeginAsync(NewName())).Value("Work.Challenge"), Is.Not.Empty);
    }

    [Test]
    public async Task Twenty_at_once_have_no_more_free_ones()
    {
        var name = NewName();
        var form = await Server.Browser().GetAsync("/reset");

        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.SubmitAsync(("UserName", name))));

        Assert.That(pages.Count(page => page.Text("h1") == "Show that it is you"), Is.LessThanOrEqualTo(ResetBrake.NamePerHour));
    }

    private async Task<BrowserPage> FourthAsync(string name)
    {
        for (var begun = 0; begun < ResetBrake.NamePerHour; begun++)
        {
            Assert.That((await TryBeginAsync(name)).Text("h1"), Is.EqualTo("Show that it is you"));
        }

        return await TryBeginAsync(name);
    }

    private async Task<BrowserPage> TryBeginAsync(string name) => await (await Server.Browser().GetAsync("/reset")).SubmitAsync(("UserName", name));
}

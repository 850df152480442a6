namespace Identity.Server.Tests.ResetMethods;

/// <summary>Mails are idempotent, paced and capped.</summary>
[Category("fault-24")]
public sealed class MailLimits : ResetMethodsFixture
{
    [Test]
    public async Task Fifty_clicks_at_once_send_once_and_lock_nobody()
    {
        var visit = await AtEmailAsync();
        var answer = await visit.AnswerAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => visit.Page.SubmitAsync(answer)));

        Assert.That(pages.Select(page => page.Step), Has.Some.EqualTo("/enroll/email/code"));
        Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(1));
        Server.Clock.Advance(TimeSpan.FromSeconds(30));
        visit.Page = await visit.Browser.GetAsync($"/enroll/{visit.Handle}/email/code");
        visit.Page = await visit.Page.SubmitAsync("Mail");
        Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_address_typed_again_goes_on_with_the_code_that_was_sent()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");

        visit.Page = await visit.Page.FollowAsync("../email");
        Assert.That(visit.Page.Value("Input.Address"), Is.EqualTo("sanne@home.example"), "nothing is typed twice");
        visit.Page = await visit.Page.SubmitAsync(("Input.Address", "Sanne@HOME.example"));

        Assert.That(visit.Step, Is.EqualTo("/enroll/email/code"));
        Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Asking_again_takes_ever_longer()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var sent = 1;
        foreach (var seconds in new[] { 30, 60, 120, 120 })
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
            visit.Page = await visit.Page.SubmitAsync("Mail");
            Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("in 1 second."));
            Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(sent));

            Server.Clock.Advance(TimeSpan.FromSeconds(1));
            visit.Page = await visit.Page.SubmitAsync("Mail");
            Assert.That(visit.Page.Text("p[role=status]"), Does.Contain("new code"));
            Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(++sent));
        }
    }

    [Test]
    [Category("attack-10")]
    public async Task Ten_in_ten_minutes_lock_mail_for_a_day_and_for_this_person_alone()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        for (var asked = 1; asked < 10; asked++)
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(3));
            visit.Page = await visit.Page.SubmitAsync("Mail");
        }

        Server.Clock.Advance(TimeSpan.FromMinutes(3));
        visit.Page = await visit.Page.SubmitAsync("Mail");
        Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("in 24 hours"));
        Assert.That(await Server.Mails.CountAsync(visit.Person), Is.EqualTo(1));
        Assert.That((await (await (await NewcomerAsync("mail")).OpenAsync()).FinishAsync()).IsSuccess, Is.True, "others are not locked");

        var early = Elsewhere(visit);
        Server.Clock.Advance(TimeSpan.FromHours(23.9));
        await (await early.OpenAsync()).ReachAsync("/enroll/email");
        early.Page = await early.Page.SubmitAsync(("Input.Address", "sanne@elsewhere.example"));
        Assert.That(early.Step, Is.EqualTo("/enroll/email"), "a new sign-in and a new address are no way round");

        Server.Clock.Advance(TimeSpan.FromHours(0.1));
        Assert.That((await (await Elsewhere(visit).OpenAsync()).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_mailbox_that_many_name_is_sent_twenty_in_an_hour()
    {
        for (var person = 0; person < 20; person++)
        {
            var one = await AtEmailAsync();
            one.Page = await one.Page.SubmitAsync(("Input.Address", "victim@flooded.example"));
            Assert.That(one.Step, Is.EqualTo("/enroll/email/code"));
        }

        var last = await AtEmailAsync();
        last.Page = await last.Page.SubmitAsync(("Input.Address", "VICTIM@flooded.example"));

        Assert.That(last.Step, Is.EqualTo("/enroll/email"));
        Assert.That(last.Page.Text(".banner.warn"), Does.Contain("at the moment"));
    }
}

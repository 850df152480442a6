using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Attack 10: how often a reset may ask for a code by mail and guess it, and whom that locks out.</summary>
[Category("attack-10")]
public sealed class ResetMailLimits : ResetFixture
{
    [SetUp]
    public Task PublishAnyAsync() => Server.Policy.PublishAsync(TestPolicies.ResetByAny());

    [Test]
    [Category("fault-24")]
    [Category("attack-11")]
    public async Task Mails_are_asked_for_at_a_pace_that_is_the_same_for_names_that_nobody_has()
    {
        var mila = await MailedAsync("staff");
        foreach (var name in new[] { mila.Person.UserName, NewName() })
        {
            var page = await MailAsync(await ChooseAsync(await BeginAsync(name), "email"));
            Assert.That((await page.SubmitAsync("Mail")).Text(".banner.warn"), Does.Contain("30 seconds"), name);
            Server.Clock.Advance(TimeSpan.FromSeconds(30));
            Assert.That((await page.SubmitAsync("Mail")).Text("main"), Does.Contain("a new message is on its way"), name);
        }

        Assert.That(await Server.Mails.CountAsync(mila.Person), Is.EqualTo(2));
    }

    [Test]
    [Category("attack-11")]
    public async Task Ten_in_ten_minutes_lock_unknown_browsers_for_an_hour_whoever_has_the_name()
    {
        var mila = await MailedAsync("staff");
        foreach (var name in new[] { mila.Person.UserName, NewName() })
        {
            var page = await ChooseAsync(await BeginAsync(name), "email");
            for (var time = 0; time < 10; time++)
            {
                page = await page.SubmitAsync(page.Step == "/reset/email" ? null : "Mail");
            }

            Server.Clock.Advance(TimeSpan.FromMinutes(5));
            Assert.That((await page.SubmitAsync("Mail")).Text(".banner.warn"), Does.Contain("in 1 hour"), name);
            Server.Clock.Advance(TimeSpan.FromMinutes(56));
            page = await MailAsync(await ChooseAsync(await BeginAsync(name), "email"));
            Assert.That(page.Text("[role=status]"), Does.Contain("If this account has an email address"), name);
        }
    }

    [Test]
    public async Task A_reset_that_succeeded_clears_what_was_asked_for_too_often()
    {
        var mila = await QuizzedAsync("staff");
        await Server.Mails.AddAsync(mila.Person, "mila@home.example");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "email");
        for (var time = 0; time < 10; time++)
        {
            page = await page.SubmitAsync(page.Step == "/reset/email" ? null : "Mail");
        }

        await SetAsync(await AnswerAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions")));
        page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));

        Assert.That((await CodeAsync(page, await Server.Mails.CodeAsync(mila.Person))).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task What_unknown_browsers_ask_for_keeps_nobody_from_a_mail_who_signed_in_with_this_one()
    {
        var mila = await (await MailedAsync("staff")).OpenAsync();
        await mila.FinishAsync();
        for (var time = 0; time < 24; time++)
        {
            var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
            Assert.That(page.Text("[role=status]"), Does.Contain("If this account has an email address"));
        }

        const int perHour = 20;
        Assert.That(await Server.Mails.CountAsync(mila.Person), Is.EqualTo(perHour), "nobody's mailbox is flooded");
        var mine = await ChooseAsync(await BeginAsync(mila.Person.UserName, mila.Browser), "email");
        mine = await mine.SubmitAsync();

        Assert.That(await Server.Mails.CountAsync(mila.Person), Is.EqualTo(perHour + 1));
        Assert.That((await CodeAsync(mine, await Server.Mails.CodeAsync(mila.Person))).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    [Category("fault-14")]
    public async Task Five_wrong_codes_lock_the_mailbox_for_an_hour_over_all_codes_and_resets()
    {
        var mila = await MailedAsync("staff");
        for (var reset = 0; reset < 2; reset++)
        {
            var guessed = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
            var wrong = await Server.Mails.CodeAsync(mila.Person) == "000000" ? "111111" : "000000";
            for (var guess = 0; guess < 3; guess++)
            {
                await CodeAsync(guessed, wrong);
            }
        }

        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        Assert.That((await CodeAsync(page, await Server.Mails.CodeAsync(mila.Person))).Error, Does.Contain("too many wrong codes"), "right, and not looked at");
    }
}

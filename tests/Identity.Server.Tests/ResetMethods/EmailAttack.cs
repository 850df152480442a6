using Identity.Testing;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>What somebody tries who wants a mailbox that is not theirs, or somebody else's code.</summary>
public sealed class EmailAttack : ResetMethodsFixture
{
    [Test]
    [Category("attack-9")]
    public async Task The_database_has_neither_address_nor_code()
    {
        var visit = await AtEmailAsync();
        visit.MailAddress = "zx.private-8841@home.example";
        await visit.ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(visit.Person);
        var pending = await Server.Rows.DumpAsync();
        await visit.FinishAsync();
        var registered = await Server.Rows.DumpAsync();

        Assert.That(registered, Does.Contain("z••••@home.example"), "the dump is one");
        foreach (var dump in new[] { pending, registered })
        {
            Assert.That(dump, Does.Not.Contain("zx.private").And.Not.Contain("private-8841"));
        }

        Assert.That(await Server.Rows.DumpWithoutTimesAsync("codes"), Does.Not.Contain(code));
        Assert.That(await Server.Rows.DumpWithoutTimesAsync("audit_events"), Does.Not.Contain(code));
    }

    [Test]
    [Category("fault-16")]
    public async Task No_answer_of_the_server_contains_a_code()
    {
        var visit = await AtEmailAsync();
        await visit.ForwardAsync();
        BrowserPage[] pages = [visit.Page, await visit.Page.ReloadAsync(), await visit.Page.SubmitAsync(("Input.Code", "000000")), await visit.Page.SubmitAsync("Mail")];
        var code = await Server.Mails.CodeAsync(visit.Person);

        foreach (var page in pages)
        {
            Assert.That(page.Body + string.Join('\n', page.Headers.Select(header => $"{header.Key}: {header.Value}")), Does.Not.Contain(code), page.Address.ToString());
        }
    }

    [TestCase("en", "Was this not you?")]
    [TestCase("nl", "Was u dit niet?")]
    [Category("fault-19")]
    [Category("attack-8")]
    public async Task The_mail_has_a_code_to_type_and_nothing_to_follow(string language, string advice)
    {
        var visit = await NewcomerAsync("mail");
        visit.Browser.Headers["Accept-Language"] = language;
        await (await visit.OpenAsync()).ReachAsync("/enroll/email/code");

        var (to, subject, text) = await Server.Mails.NewestAsync(visit.Person);

        Assert.That(to, Is.EqualTo("sanne@home.example"));
        Assert.That(text, Does.Match(@"^\d{6} ").And.Contain(visit.Person.UserName).And.Contain("Contoso").And.Contain(advice));
        Assert.That(text, Does.Not.Contain("http").And.Not.Contain("/").And.Not.Contain("www"));
        Assert.That(subject, Does.Not.Contain(await Server.Mails.CodeAsync(visit.Person)));
    }

    [TestCase("sanne@contoso.example")]
    [TestCase("sanne@CONTOSO.Example")]
    [TestCase("sanne@mail.contoso.example")]
    [TestCase("sanne@ｃontoso.example")]
    [Category("attack-4")]
    public async Task A_mailbox_that_is_read_with_the_password_is_refused_and_the_page_says_so(string address)
    {
        var visit = await AtEmailAsync();

        visit.Page = await visit.Page.SubmitAsync(("Input.Address", address));

        Assert.That(visit.Step, Is.EqualTo("/enroll/email"));
        Assert.That(visit.Page.Error, Does.Contain("Your organisation does not accept addresses of this kind"));
        Assert.That(visit.Page.Value("Input.Address"), Is.EqualTo(address), "kept to be mended");
        Assert.That(await Server.Mails.CountAsync(visit.Person), Is.Zero);
    }

    [TestCase("")]
    [TestCase("sanne")]
    [TestCase("sanne@home.example\r\nBcc: thief@home.example")]
    [TestCase("sanne@home.example, thief@home.example")]
    [TestCase("Sanne <sanne@home.example>")]
    [TestCase("\"a b\"@home.example")]
    public async Task What_is_no_address_is_refused_and_nothing_is_sent(string address)
    {
        var visit = await AtEmailAsync();

        visit.Page = await visit.Page.SubmitAsync(("Input.Address", address));

        Assert.That(visit.Step, Is.EqualTo("/enroll/email"));
        Assert.That(visit.Page.Error, Does.Contain("email address"));
        Assert.That(await Server.Rows.CountAsync("pending_methods", $"person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.Zero);
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-5")]
    public async Task A_code_of_another_person_is_wrong()
    {
        var thief = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var victim = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(victim.Person);

        thief.Page = await thief.Page.SubmitAsync(("Input.Code", code));

        Assert.That(thief.Step, Is.EqualTo("/enroll/email/code"));
        Assert.That(thief.Page.Error, Does.Contain("not correct"));
        Assert.That((await victim.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-2")]
    public async Task An_address_typed_anew_is_not_proven_by_the_code_of_the_one_before()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        visit.Page = await visit.Page.FollowAsync("../email");
        visit.Page = await visit.Page.SubmitAsync(("Input.Address", "thief@home.example"));
        Assert.That(visit.Step, Is.EqualTo("/enroll/email/code"));

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));

        Assert.That(visit.Step, Is.EqualTo("/enroll/email/code"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("attack-1")]
    public async Task A_code_sent_before_a_reset_is_worth_nothing_after_it()
    {
        var thief = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(thief.Person);

        await Server.People.RaiseEpochAsync(thief.Person);
        var page = await thief.Page.SubmitAsync(("Input.Code", code));

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(await Server.People.MethodsAsync(thief.Person), Is.Empty);
    }

    [Test]
    [Category("fault-14")]
    [Category("attack-10")]
    public async Task Wrong_codes_of_the_mailbox_and_of_the_app_have_one_budget()
    {
        var lars = await RegisteredAsync("staff");
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");
        for (var guess = 0; guess < 3; guess++)
        {
            lars.Page = await lars.Page.SubmitAsync(("Input.Code", lars.Authenticator!.WrongCode(Server.Clock.GetUtcNow())));
        }

        await lars.ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(lars.Person);
        var wrong = code == "000000" ? "111111" : "000000";
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", wrong));
        Assert.That(lars.Page.Error, Does.Contain("1 try left"));
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", wrong));

        lars.Page = await lars.Page.SubmitAsync(("Input.Code", code));

        Assert.That(lars.Step, Is.EqualTo("/enroll/email/code"), "the right code is refused as well");
        Assert.That(await Server.People.MethodsAsync(lars.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-8")]
    public async Task A_code_posted_fifty_times_at_once_makes_one_method()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var answer = await visit.AnswerAsync();
        var form = visit.Page;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => form.SubmitAsync(answer)));

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["email"]));
        Assert.That((await form.SubmitAsync(answer)).Step, Is.Not.EqualTo("/enroll/email/code"), "Back and again leads on");
        Assert.That(await Server.Rows.CountAsync("codes", $"spent_at IS NULL AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.Zero);
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_for_ten_minutes_and_then_says_that_it_has_expired()
    {
        var visit = await (await AtEmailAsync()).ReachAsync("/enroll/email/code");
        var code = await Server.Mails.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(10));

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));

        Assert.That(visit.Page.Error, Does.Contain("expired"));
        visit.Page = await visit.Page.SubmitAsync("Mail");
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True, "a new one is one click away");
    }
}

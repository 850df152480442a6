using Identity.Storage;
using Identity.Storage.Methods;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Resetting a password with a mailbox.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ResetByEmail(StorageProvider provider) : ResetFixture
{
    protected override StorageProvider Provider => provider;

    [SetUp]
    public Task PublishAnyAsync() => Server.Policy.PublishAsync(TestPolicies.ResetByAny());

    [Test]
    [Category("fault-19")]
    public async Task A_mailbox_is_enough_for_somebody_who_needs_one_method_and_the_code_is_typed()
    {
        var mila = await MailedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "email");
        Assert.That(page.Step, Is.EqualTo("/reset/email"));
        Assert.That(page.Text("main"), Does.Contain("If this account has an email address").And.Not.Contain("home.example").And.Not.Contain("•"));
        Assert.That(await Server.Mails.CountAsync(mila.Person), Is.Zero, "nothing before the button");

        page = await MailAsync(page);
        Assert.That(page.Step, Is.EqualTo("/reset/email/code"));
        Assert.That(page.Text("[role=status]"), Does.Contain("If this account has an email address").And.Contain("10 more minutes"));
        var (to, subject, text) = await Server.Mails.NewestAsync(mila.Person);
        var code = await Server.Mails.CodeAsync(mila.Person);
        Assert.That(to, Is.EqualTo($"{mila.Person.Id:N}@home.example"));
        Assert.That(text, Does.Contain(mila.Person.UserName).And.Not.Contain("http"), "nothing to follow");
        Assert.That(subject, Does.Not.Contain(code));

        page = await CodeAsync(page, code);
        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        Assert.That((await SetAsync(page)).Step, Is.EqualTo("/reset/end"));
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT kind FROM audit_events WHERE person_id = {Server.Rows.Literal(mila.Person.Id)}"),
            Is.SupersetOf(["password_reset.begun", "code.sent", "password_reset.proven", "password_reset.completed"]));
        Assert.That((await TryAsync(Renewed(mila).Person)).Error, Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_once_in_its_own_reset_for_ten_minutes()
    {
        var mila = await MailedAsync("staff");
        var first = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        var code = await Server.Mails.CodeAsync(mila.Person);
        var second = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));

        Assert.That((await CodeAsync(second, code)).Error, Does.Contain("not correct"), "another reset");
        Assert.That((await CodeAsync(first, code)).Step, Is.EqualTo("/reset/password"));

        var third = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        code = await Server.Mails.CodeAsync(mila.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await CodeAsync(third, code)).Error, Does.Contain("expired"));
    }

    [Test]
    [Category("fault-16")]
    public async Task No_answer_of_the_server_contains_a_code()
    {
        var mila = await MailedAsync("staff");
        var sent = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        BrowserPage[] pages = [sent, await sent.ReloadAsync(), await CodeAsync(sent, "000000"), await sent.SubmitAsync("Mail"), await sent.Browser.GetAsync(sent.Address.AbsolutePath.Replace("/code", "", StringComparison.Ordinal))];
        var code = await Server.Mails.CodeAsync(mila.Person);

        foreach (var page in pages)
        {
            Assert.That(page.Body + string.Join('\n', page.Headers.Select(header => $"{header.Key}: {header.Value}")), Does.Not.Contain(code), page.Address.ToString());
        }

        Assert.That(await Server.Rows.DumpWithoutTimesAsync("codes"), Does.Not.Contain(code));
        Assert.That(await Server.Rows.DumpAsync(), Does.Not.Contain($"{mila.Person.Id:N}@home.example"));
    }

    [Test]
    [Category("rule-4")]
    [Category("rule-2")]
    public async Task A_code_for_registering_is_none_for_a_reset_nor_the_other_way_round()
    {
        await Server.Policy.PublishAsync(TestPolicies.ResetMethods);
        var mila = await (await NewcomerAsync("mail")).OpenAsync();
        mila.MailAddress = "mila@home.example";
        await mila.ReachAsync("/enroll/email/code");
        var registering = await Server.Mails.CodeAsync(mila.Person);
        var elsewhere = await Server.Mails.AddAsync(mila.Person, "mila.elsewhere@home.example");

        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        var resetting = await Server.Mails.CodeAsync(mila.Person);
        Assert.That(resetting, Is.Not.EqualTo(registering));

        Assert.That((await CodeAsync(page, registering)).Error, Does.Contain("not correct"));
        await Server.Rows.ColumnAsync($"DELETE FROM methods WHERE id = {Server.Rows.Literal(elsewhere)}");
        mila.Page = await mila.Page.SubmitAsync(("Input.Code", resetting));
        Assert.That(mila.Page.Error, Does.Contain("not correct"));
        Assert.That(await Server.People.MethodsAsync(mila.Person), Is.Empty, "nothing is registered with it");
    }

    [Test]
    [Category("attack-4")]
    public async Task A_mailbox_that_was_not_proven_for_long_gets_nothing_until_it_is_proven_anew_and_a_reset_is_no_such_proof()
    {
        var mila = await NewcomerAsync("staff");
        var id = await Server.Mails.AddAsync(mila.Person, "mila@home.example");
        Server.Clock.Advance(TimeSpan.FromDays(179));
        await SetAsync(await CodeAsync(await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email")), await Server.Mails.CodeAsync(mila.Person)));
        Server.Clock.Advance(TimeSpan.FromDays(2));
        var sent = await Server.Mails.CountAsync(mila.Person);

        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        Assert.That(page.Text("[role=status]"), Does.Contain("If this account has an email address"));
        Assert.That(await Server.Mails.CountAsync(mila.Person), Is.EqualTo(sent), "overdue, although a reset was proven with it two days ago");

        await Server.UseAsync(services => services.GetRequiredService<MethodStore>().TryMarkProvenAsync(mila.Person.Id, id, Server.Clock.GetUtcNow(), CancellationToken.None));
        page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        Assert.That((await CodeAsync(page, await Server.Mails.CodeAsync(mila.Person))).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    [Category("attack-4")]
    public async Task A_mailbox_that_is_no_good_when_the_code_is_typed_proves_nothing()
    {
        var mila = await NewcomerAsync("staff");
        await Server.Mails.AddAsync(mila.Person, "mila@home.example");
        Server.Clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromMinutes(5));
        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        Server.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That((await CodeAsync(page, await Server.Mails.CodeAsync(mila.Person))).Step, Is.EqualTo("/reset/email/code"));
    }

    [Test]
    [Category("fault-5")]
    public async Task A_mailbox_and_a_phone_are_two_methods()
    {
        var admin = await MailedAsync("admins");
        await Server.Phones.AddAsync(admin.Person);

        var page = await MailAsync(await ChooseAsync(await BeginAsync(admin.Person.UserName), "email"));
        page = await CodeAsync(page, await Server.Mails.CodeAsync(admin.Person));
        Assert.That(page.Step, Is.EqualTo("/reset"), "one more is needed");
        Assert.That(page.Document.QuerySelector("input[value=email]"), Is.Null, "the same kind gains nothing");
        page = await NumberAsync(await ChooseAsync(page, "phone"));
        page = await CodeAsync(page, await Server.Phones.CodeAsync(admin.Person));

        Assert.That((await SetAsync(page)).Step, Is.EqualTo("/reset/end"));
    }

    [Test]
    [Category("fault-5")]
    [Category("attack-3")]
    public async Task Two_methods_over_one_mailbox_count_once()
    {
        var admin = await MailedAsync("admins");
        var phone = await Server.Phones.AddAsync(admin.Person);
        var person = Server.Rows.Literal(admin.Person.Id);

        // As after an import: the phone is a number whose texts arrive in the mailbox.
        await Server.Rows.ColumnAsync($"UPDATE methods SET channel = (SELECT channel FROM methods WHERE person_id = {person} AND method = 'email') WHERE id = {Server.Rows.Literal(phone)}");
        var page = await MailAsync(await ChooseAsync(await BeginAsync(admin.Person.UserName), "email"));

        Assert.That((await CodeAsync(page, await Server.Mails.CodeAsync(admin.Person))).Step, Is.EqualTo("/reset/stopped"));
    }

    [Test]
    [Category("rule-4")]
    [Category("fault-12")]
    public async Task No_cookie_of_a_session_comes_out_of_it()
    {
        var mila = await MailedAsync("staff");
        using var browser = Server.Browser();
        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName, browser), "email"));
        await SetAsync(await CodeAsync(page, await Server.Mails.CodeAsync(mila.Person)));

        Assert.That(browser.Cookies.All.Keys, Is.All.Matches<string>(name => name == "form" || name!.StartsWith("reset-", StringComparison.Ordinal)));
        Assert.That(await new Visit(Server, App, mila.Person, browser).ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-8")]
    public async Task Reading_changes_nothing()
    {
        var mila = await MailedAsync("staff");
        var page = await MailAsync(await ChooseAsync(await BeginAsync(mila.Person.UserName), "email"));
        foreach (var path in new[] { "email", "email?handler=Mail", "email/code", "email/code?handler=Mail", "questions" })
        {
            var before = await Server.Rows.DumpAsync("codes") + await Server.Rows.DumpAsync("password_resets") + await Server.Rows.DumpAsync("reset_sends") + await Server.Rows.DumpAsync("audit_events");
            await page.Browser.GetAsync($"/reset/{page.Address.Segments[2]}{path}");
            Assert.That(await Server.Rows.DumpAsync("codes") + await Server.Rows.DumpAsync("password_resets") + await Server.Rows.DumpAsync("reset_sends") + await Server.Rows.DumpAsync("audit_events"), Is.EqualTo(before), path);
        }
    }
}

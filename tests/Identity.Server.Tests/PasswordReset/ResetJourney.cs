using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>From "Forgot your password?" to a new password and back to the app.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("fault-21")]
[Category("fault-19")]
public sealed class ResetJourney(StorageProvider provider) : ResetFixture
{
    protected override StorageProvider Provider => provider;

    [Test]
    [Category("rule-7")]
    public async Task Somebody_who_forgot_the_password_returns_to_the_same_request_of_the_app()
    {
        var lars = await (await EquippedAsync("staff")).OpenAsync();
        var state = lars.Attempt.State;

        var page = await lars.Page.FollowAsync("forgot");
        page = await page.SubmitAsync(("UserName", lars.Person.UserName));
        Assert.That(page.Step, Is.EqualTo("/reset"));
        page = await ChooseAsync(page, "totp");
        page = await CodeAsync(page, lars.Authenticator!.NextCode(Server));
        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        page = await SetAsync(page);
        Assert.That(page.Step, Is.EqualTo("/reset/end"));
        Assert.That(page.Text("h1"), Is.EqualTo("Your password is changed"));

        var renewed = Renewed(lars, lars.Browser);
        page = await page.FollowAsync("/sign-in/");
        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        renewed.Page = await page.SubmitAsync(("Input.UserName", renewed.Person.UserName), ("Input.Password", NewPassword));
        await renewed.ReachAsync("app");
        Assert.That(RelyingParty.Answer(renewed.Page, "state"), Is.EqualTo(state));
    }

    [Test]
    public async Task The_old_password_is_no_good_afterwards()
    {
        var lars = await EquippedAsync("staff");
        await SetAsync(await ProveAppAsync(lars));

        Assert.That((await TryAsync(lars.Person)).Error, Is.Not.Empty);
        Assert.That((await TryAsync(lars.Person with { Password = NewPassword })).Error, Is.Empty);
    }

    [TestCase("Text", "code")]
    [TestCase("Call", "call")]
    public async Task A_phone_is_enough_for_somebody_who_needs_one_method(string channel, string step)
    {
        var lars = await EquippedAsync("staff");
        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"), "06 12345678", channel);
        Assert.That(page.Step, Is.EqualTo($"/reset/phone/{step}"));
        Assert.That(page.Text("main"), Does.Contain("If +31 6 12345678 belongs to the account"));

        if (channel == "Call")
        {
            Assert.That((await page.SubmitAsync()).Text("[role=status]"), Does.Contain("not answered"));
            await Server.Phones.AnswerAsync(lars.Person);
            page = await page.SubmitAsync();
        }
        else
        {
            page = await CodeAsync(page, await Server.Phones.CodeAsync(lars.Person));
        }

        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        Assert.That((await SetAsync(page)).Step, Is.EqualTo("/reset/end"));
    }

    [Test]
    [Category("fault-5")]
    public async Task Administrators_need_two_methods()
    {
        var admin = await EquippedAsync("admins");

        var page = await ProveAppAsync(admin);
        Assert.That(page.Step, Is.EqualTo("/reset/phone"), "the other one is all there is to choose");
        page = await CodeAsync(await NumberAsync(page), await Server.Phones.CodeAsync(admin.Person));
        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        await SetAsync(page);

        Assert.That((await Renewed(admin).OpenAsync()).Step, Is.EqualTo("/sign-in"));
        Assert.That((await TryAsync(Renewed(admin).Person)).Step, Is.EqualTo("/sign-in/verify"), "two succeeded: none is held");
    }

    [Test]
    public async Task Every_address_that_is_verified_is_told_and_the_step_stands_in_the_log()
    {
        var person = await Server.People.AddAsync(NewName(), made => made.EmailConfirmed = true, "staff");
        var lars = new Visit(Server, App, person) { Authenticator = await Server.People.AddTotpAsync(person) };
        await SetAsync(await ProveAppAsync(lars));

        var id = Server.Rows.Literal(person.Id);
        Assert.That(await Server.Rows.CountAsync("outbox", $"person_id = {id} AND kind = 'mail'"), Is.EqualTo(1));
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT kind FROM audit_events WHERE person_id = {id} AND kind <> 'person.added'"),
            Is.EquivalentTo(["password_reset.begun", "password_reset.proven", "password_reset.completed"]));
    }

    [Test]
    public async Task A_locked_account_is_unlocked()
    {
        var lars = await EquippedAsync("staff");
        for (var guess = 0; guess < 11; guess++)
        {
            await TryAsync(lars.Person with { Password = $"wrong {guess}" });
        }

        await SetAsync(await ProveAppAsync(lars));

        Assert.That((await TryAsync(Renewed(lars).Person)).Step, Is.EqualTo("/sign-in/phone"));
    }

    [TestCase("short")]
    [TestCase("")]
    public async Task A_password_that_is_too_short_is_refused_on_the_page(string password)
    {
        var page = await SetAsync(await ProveAppAsync(await EquippedAsync("staff")), password);

        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        Assert.That(page.Text("#new-password-error"), Is.Not.Empty);
        Assert.That(page.Value("Input.New"), Is.Empty);
        Assert.That((await SetAsync(page)).Step, Is.EqualTo("/reset/end"));
    }

    [Test]
    public async Task Without_a_rule_there_is_no_link_and_a_page_that_says_so()
    {
        await Server.Policy.PublishAsync(TestPolicies.Demo);
        var lars = await (await RegisteredAsync("staff")).OpenAsync();

        Assert.That(lars.Page.LinksTo($"/sign-in/{lars.Handle}/forgot"), Is.False);
        Assert.That((await lars.Browser.GetAsync("/reset")).Text("h1"), Is.EqualTo("You cannot reset your password here"));
    }

    [TestCase("guests", "\"exclude\":[\"guests\"]", "may not")]
    [TestCase("admins", "\"exclude\":[]", "has too few")]
    public async Task Somebody_for_whom_it_cannot_be_done_learns_it_after_a_proof_with_whom_to_ask(string group, string rule, string because)
    {
        await Server.Policy.PublishAsync(TestPolicies.Reset(more: $",\"include\":[\"*\"],{rule}"));

        var page = await ProveAppAsync(await RegisteredAsync(group));

        Assert.That(page.Step, Is.EqualTo("/reset/stopped"), because);
        Assert.That(page.LinksTo("mailto:help@contoso.example"), Is.True);
    }
}

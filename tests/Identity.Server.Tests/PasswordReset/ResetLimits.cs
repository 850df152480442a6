using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Attack 10: how often a reset may fail, and whom that locks out.</summary>
[Category("attack-10")]
public sealed class ResetLimits : ResetFixture
{
    [Test]
    [Category("fault-14")]
    public async Task Five_wrong_answers_to_a_method_lock_it_for_an_hour_over_all_resets()
    {
        var lars = await EquippedAsync("staff");
        await FailAsync(lars.Person.UserName, 3);
        await FailAsync(lars.Person.UserName, 2);

        var page = await CodeAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "totp"), lars.Authenticator!.NextCode(Server));
        Assert.That(page.Error, Does.Contain("too many wrong codes"), "right, and not looked at");

        Server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await ProveAppAsync(lars)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task The_other_method_has_tries_of_its_own()
    {
        var lars = await EquippedAsync("staff");
        await FailAsync(lars.Person.UserName, 5);

        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"));
        Assert.That((await CodeAsync(page, await Server.Phones.CodeAsync(lars.Person))).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task What_others_fail_does_not_lock_a_browser_that_the_person_has_signed_in_with()
    {
        var lars = await (await EquippedAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        await FailAsync(lars.Person.UserName, 5);

        Assert.That((await ProveAppAsync(lars, lars.Browser)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task A_browser_is_known_to_those_who_signed_in_with_it_and_no_others()
    {
        var lars = await (await EquippedAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var sanne = await EquippedAsync("staff");
        await FailAsync(sanne.Person.UserName, 5);

        Assert.That((await ProveAppAsync(sanne, lars.Browser)).Error, Does.Contain("too many wrong codes"));
    }

    [Test]
    public async Task Five_failed_sessions_lock_unknown_browsers_for_an_hour()
    {
        var lars = await EquippedAsync("staff");
        for (var session = 0; session < 5; session++)
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(61));
            await FailAsync(lars.Person.UserName, 1);
        }

        Assert.That((await ProveAppAsync(lars)).Error, Does.Contain("too many wrong codes"));
        Server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await ProveAppAsync(lars)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task A_second_name_of_the_person_is_no_second_budget()
    {
        var (name, address) = (NewName(), NewName());
        var person = await Server.People.AddAsync(name, made => made.Email = address, "staff");
        var lars = new Visit(Server, App, person) { Authenticator = await Server.People.AddTotpAsync(person) };
        await FailAsync(name, 5);

        var page = await CodeAsync(await ChooseAsync(await BeginAsync(address), "totp"), lars.Authenticator.NextCode(Server));

        Assert.That(page.Step, Is.EqualTo("/reset/totp"));
        Assert.That(page.Error, Does.Contain("4 tries left"), "nothing says that it is somebody's second name (attack 11)");
    }

    [Test]
    public async Task A_reset_that_succeeded_clears_what_failed()
    {
        var lars = await EquippedAsync("staff");
        await FailAsync(lars.Person.UserName, 4);
        await SetAsync(await ProveAppAsync(lars));

        Assert.That(await Server.Rows.CountAsync("attempts", $"key LIKE 'reset:{lars.Person.Id}:%'"), Is.Zero);
        await FailAsync(lars.Person.UserName, 4);
        Assert.That((await ProveAppAsync(lars)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    [Category("fault-24")]
    public async Task Codes_are_asked_for_at_a_pace_that_is_the_same_for_names_that_nobody_has()
    {
        var lars = await EquippedAsync("staff");
        foreach (var name in new[] { lars.Person.UserName, NewName() })
        {
            var page = await NumberAsync(await ChooseAsync(await BeginAsync(name), "phone"));
            Assert.That((await page.SubmitAsync("Text")).Text(".banner.warn"), Does.Contain("30 seconds"), name);
            Server.Clock.Advance(TimeSpan.FromSeconds(30));
            page = await page.SubmitAsync("Text");
            Assert.That(page.Text("main"), Does.Contain("a new message is on its way"), name);
        }

        Assert.That(await SentAsync(lars), Is.EqualTo(2));
    }

    [Test]
    public async Task Codes_that_others_ask_for_do_not_slow_down_a_browser_that_the_person_has_signed_in_with()
    {
        var lars = await (await EquippedAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"), "06 87654321");
        Assert.That((await page.SubmitAsync("Text")).Text(".banner.warn"), Does.Contain("30 seconds"));

        page = await ChooseAsync(await BeginAsync(lars.Person.UserName, lars.Browser), "phone");
        page = await page.SubmitAsync(("Input.Number", ServerPhones.Number));

        Assert.That(page.Step, Is.EqualTo("/reset/phone/code"));
        Assert.That(await SentAsync(lars), Is.EqualTo(1));
    }

    private async Task FailAsync(string name, int times)
    {
        var page = await ChooseAsync(await BeginAsync(name), "totp");
        for (var attempt = 0; attempt < times; attempt++)
        {
            page = await CodeAsync(page, "000000");
            Assert.That(page.Error, Does.Contain("not correct"));
        }
    }
}

using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Back, reload, a second tab, another browser, and time that passes.</summary>
[Category("fault-20")]
public sealed class ResetDisturbances : ResetFixture
{
    [Test]
    [Category("rule-7")]
    public async Task A_reset_goes_on_in_its_own_browser_only()
    {
        var lars = await EquippedAsync("staff");
        var page = await ProveAppAsync(lars);

        var elsewhere = await page.Browser.Foreign().GetAsync(page.Address.ToString());

        Assert.That(elsewhere.Step, Is.EqualTo("/reset/end"));
        Assert.That(elsewhere.Text("h1"), Is.EqualTo("This password reset cannot go on here"));
        Assert.That(elsewhere.LinksTo("/reset"), Is.True);
    }

    [Test]
    [Category("fault-13")]
    public async Task The_cookie_of_before_a_proof_is_no_good_after_it()
    {
        var lars = await EquippedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(lars.Person.UserName), "totp");
        using var thief = new FormBrowser(Server.Address, page.Browser.Cookies.Copy());
        page = await CodeAsync(page, lars.Authenticator!.NextCode(Server));
        Assert.That(page.Step, Is.EqualTo("/reset/password"));

        Assert.That((await thief.GetAsync(page.Address.ToString())).Step, Is.EqualTo("/reset/end"));
    }

    [Test]
    public async Task Reload_and_back_lead_to_where_the_reset_is()
    {
        var lars = await EquippedAsync("staff");
        var choose = await BeginAsync(lars.Person.UserName);
        var app = await ChooseAsync(choose, "totp");
        var code = lars.Authenticator!.NextCode(Server);
        var password = await CodeAsync(app, code);

        Assert.That((await choose.ReloadAsync()).Step, Is.EqualTo("/reset/password"));
        Assert.That((await ChooseAsync(choose, "phone")).Step, Is.EqualTo("/reset/password"));
        Assert.That((await CodeAsync(app, code)).Step, Is.EqualTo("/reset/password"), "posted twice");
        Assert.That((await password.ReloadAsync()).Step, Is.EqualTo("/reset/password"));

        Assert.That((await SetAsync(password)).Step, Is.EqualTo("/reset/end"));
        Assert.That((await SetAsync(password, "another password")).Step, Is.EqualTo("/reset/end"));
        Assert.That((await app.ReloadAsync()).Text("h1"), Is.EqualTo("Your password is changed"));
        Assert.That((await TryAsync(Renewed(lars).Person)).Error, Is.Empty, "the first one counts");
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_once()
    {
        var lars = await EquippedAsync("staff");
        var code = lars.Authenticator!.NextCode(Server);
        var first = await ChooseAsync(await BeginAsync(lars.Person.UserName), "totp");
        var second = await ChooseAsync(await BeginAsync(lars.Person.UserName), "totp");

        Assert.That((await CodeAsync(first, code)).Step, Is.EqualTo("/reset/password"));
        var again = await CodeAsync(second, code);

        Assert.That(again.Step, Is.EqualTo("/reset/totp"));
        Assert.That(again.Error, Does.Contain("not correct"));
    }

    [Test]
    public async Task Two_resets_in_two_tabs_do_not_disturb_each_other()
    {
        var lars = await EquippedAsync("staff");
        var browser = Server.Browser();
        var first = await BeginAsync(lars.Person.UserName, browser);
        var second = await BeginAsync(lars.Person.UserName, browser.Tab());

        first = await CodeAsync(await ChooseAsync(first, "totp"), lars.Authenticator!.NextCode(Server));
        second = await CodeAsync(await ChooseAsync(second, "totp"), lars.Authenticator.NextCode(Server));
        Assert.That((first.Step, second.Step), Is.EqualTo(("/reset/password", "/reset/password")));

        Assert.That((await SetAsync(first)).Text("h1"), Is.EqualTo("Your password is changed"));
        Assert.That((await SetAsync(second, "another password")).Text("h1"), Does.Contain("is over"), "it began before the other ended (attack 1)");
        Assert.That((await TryAsync(Renewed(lars).Person)).Error, Is.Empty);
    }

    [Test]
    [Category("fault-11")]
    public async Task After_fifteen_minutes_it_is_over_and_nothing_has_changed()
    {
        var lars = await EquippedAsync("staff");
        var page = await ProveAppAsync(lars);
        Server.Clock.Advance(TimeSpan.FromMinutes(15));

        page = await SetAsync(page);

        Assert.That(page.Text("h1"), Does.Contain("is over"));
        Assert.That((await page.FollowAsync("/reset")).Step, Is.EqualTo("/reset"));
        Assert.That((await TryAsync(lars.Person)).Error, Is.Empty, "the old password");
    }

    [Test]
    [Category("rule-8")]
    public async Task Reading_changes_nothing()
    {
        var lars = await EquippedAsync("staff");
        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"));
        var handle = page.Address.Segments[2];
        foreach (var path in new[] { "", "totp", "phone", "phone/code", "phone/code?handler=Text", "phone/call", "password", "stopped", "end" })
        {
            var before = await Server.Rows.DumpAsync();
            await page.Browser.GetAsync($"/reset/{handle}{path}");
            Assert.That(await Server.Rows.DumpAsync(), Is.EqualTo(before), path);
        }
    }
}

using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>What a reset may not be used for.</summary>
public sealed class ResetAttacks : ResetFixture
{
    [Test]
    [Category("attack-1")]
    public async Task What_began_before_a_reset_is_over()
    {
        var lars = await (await EquippedAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));
        var thief = await Elsewhere(lars).OpenAsync();
        await thief.ForwardAsync();
        Assert.That(thief.Step, Is.EqualTo("/sign-in/verify"));

        await SetAsync(await ProveAppAsync(lars));

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That((await thief.ForwardAsync()).Step, Is.EqualTo("/sign-in"));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_reset_that_began_before_the_epoch_rose_sets_no_password()
    {
        var lars = await EquippedAsync("staff");
        var page = await ProveAppAsync(lars);
        await Server.People.RaiseEpochAsync(lars.Person);

        page = await SetAsync(page);

        Assert.That(page.Text("h1"), Does.Contain("is over"));
        Assert.That((await TryAsync(lars.Person)).Error, Is.Empty, "the old password");
    }

    [Test]
    [Category("attack-3")]
    public async Task The_channel_of_the_reset_is_no_second_step_until_another_has_succeeded()
    {
        var lars = await EquippedAsync("staff");
        await SetAsync(await ProveAppAsync(lars));

        var renewed = await Renewed(lars).OpenAsync();
        await renewed.ForwardAsync();
        Assert.That(renewed.Step, Is.EqualTo("/sign-in/phone"), "not the app");
        Assert.That((await renewed.Browser.GetAsync($"/sign-in/{renewed.Handle}/verify")).Step, Is.EqualTo("/sign-in/phone"));
        await renewed.FinishAsync();
        Assert.That(await Server.Rows.CountAsync("reset_channels", $"person_id = {Server.Rows.Literal(lars.Person.Id)}"), Is.Zero, "forgotten");

        Assert.That((await TryAsync(renewed.Person)).Step, Is.EqualTo("/sign-in/verify"), "the app again");
    }

    [Test]
    [Category("attack-3")]
    public async Task Somebody_with_one_channel_does_not_sign_in_over_it_after_a_reset()
    {
        var lars = await RegisteredAsync("staff");
        await SetAsync(await ProveAppAsync(lars));

        Assert.That((await TryAsync(Renewed(lars).Person)).Step, Is.EqualTo("/sign-in/stopped"));

        await Server.Policy.PublishAsync(TestPolicies.Reset(more: ",\"reuseChannel\":true"));
        Assert.That((await TryAsync(Renewed(lars).Person)).Step, Is.EqualTo("/sign-in/verify"), "policy opts out");
    }

    [Test]
    [Category("attack-4")]
    public async Task A_number_that_was_not_proven_for_long_gets_nothing()
    {
        var lars = await EquippedAsync("staff");
        Server.Clock.Advance(TimeSpan.FromDays(181));

        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"));

        Assert.That(page.Step, Is.EqualTo("/reset/phone/code"));
        Assert.That(page.Text("main"), Does.Contain("If +31 6 12345678 belongs to the account"));
        Assert.That(await SentAsync(lars), Is.Zero);
    }

    [Test]
    [Category("attack-11")]
    public async Task Nothing_is_sent_before_the_whole_number_is_typed()
    {
        var lars = await EquippedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone");
        Assert.That(page.Text("main"), Does.Not.Contain("•").And.Not.Contain("+31 6"));

        page = await NumberAsync(page, "+31612345679");
        Assert.That(page.Step, Is.EqualTo("/reset/phone/code"));
        Assert.That(await SentAsync(lars), Is.Zero);

        page = await NumberAsync(await page.FollowAsync("/phone"));
        Assert.That(page.Step, Is.EqualTo("/reset/phone/code"));
        Assert.That(await SentAsync(lars), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_of_a_reset_is_none_of_a_sign_in_or_of_another_reset()
    {
        var lars = await EquippedAsync("staff");
        var first = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"));
        var code = await Server.Phones.CodeAsync(lars.Person);
        var second = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName), "phone"));

        Assert.That((await CodeAsync(second, code)).Error, Is.Not.Empty);
        Assert.That((await CodeAsync(first, code)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    [Category("rule-4")]
    [Category("fault-12")]
    public async Task No_cookie_of_a_session_or_a_sign_in_comes_out_of_a_reset()
    {
        var lars = await EquippedAsync("staff");
        using var browser = Server.Browser();
        var page = await NumberAsync(await ChooseAsync(await BeginAsync(lars.Person.UserName, browser), "phone"));
        var paths = ServerPages.Under(Server, "/reset").Select(route => route.Replace("{handle}", page.Address.Segments[2].Trim('/'), StringComparison.Ordinal)).ToList();
        Assert.That(paths, Has.Count.GreaterThanOrEqualTo(9));
        await VisitAllAsync(page, paths);
        page = await CodeAsync(page, await Server.Phones.CodeAsync(lars.Person));
        await VisitAllAsync(page, paths);
        page = await SetAsync(page);
        Assert.That(page.Text("h1"), Is.EqualTo("Your password is changed"));
        await VisitAllAsync(page, paths);

        Assert.That(browser.Cookies.All.Keys, Is.All.Matches<string>(name => name == "form" || name!.StartsWith("reset-", StringComparison.Ordinal)));
        Assert.That(await new Visit(Server, App, lars.Person, browser).ProbeAsync(), Is.EqualTo("login_required"));
    }

    // Reads and posts every page with the token of one of them.
    private static async Task VisitAllAsync(BrowserPage from, IEnumerable<string> paths)
    {
        var token = (await from.ReloadAsync()).Value("__RequestVerificationToken");
        foreach (var path in paths)
        {
            await from.Browser.GetAsync(path);
            await from.Browser.PostAsync(path, token.Length == 0 ? [] : [new("__RequestVerificationToken", token)]);
        }
    }
}

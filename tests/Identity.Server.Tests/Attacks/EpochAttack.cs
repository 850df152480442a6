namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 1: whatever began before a reset ends with it.</summary>
[Category("attack-1")]
public sealed class EpochAttack : ServerFixture
{
    [TestCase("/sign-in/more-info")]
    [TestCase("/enroll/totp")]
    [TestCase("/enroll/totp/scan")]
    [TestCase("/enroll/totp/code")]
    public async Task The_wizard_of_a_thief_ends(string page)
    {
        var thief = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(page);

        await Server.People.RaiseEpochAsync(thief.Person);
        var next = thief.Page.Has(handler: null) ? await thief.Page.SubmitAsync(await thief.AnswerAsync()) : await thief.Page.ReloadAsync();

        Assert.That(next.Step, Is.EqualTo("/sign-in"));
        Assert.That((await thief.Page.ReloadAsync()).Step, Is.EqualTo("/sign-in"));
        Assert.That(await Server.People.MethodsAsync(thief.Person), Is.Empty);
        Assert.That(await thief.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task A_password_that_was_proven_counts_no_more_at_the_second_step()
    {
        var thief = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");

        await Server.People.RaiseEpochAsync(thief.Person);
        await thief.ForwardAsync();

        Assert.That(thief.Step, Is.EqualTo("/sign-in"));
        Assert.That(await thief.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task A_half_made_method_of_before_cannot_be_confirmed_after_signing_in_anew()
    {
        var thief = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/code");
        var (form, answer) = (thief.Page, await thief.AnswerAsync());

        await Server.People.RaiseEpochAsync(thief.Person);
        thief.Page = await thief.Page.ReloadAsync();
        await thief.ReachAsync("/sign-in/more-info");
        var posted = await form.SubmitAsync(answer);

        Assert.That(posted.App, Is.Null);
        Assert.That(await Server.People.MethodsAsync(thief.Person), Is.Empty);
    }

    [Test]
    public async Task Session_code_and_refresh_token_end()
    {
        var thief = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("app");
        var tokens = await thief.RedeemAsync();
        var waiting = await thief.OpenAsync();
        Assert.That(waiting.Step, Is.EqualTo("app"), "a code that was not redeemed");

        await Server.People.RaiseEpochAsync(thief.Person);

        Assert.That((await waiting.RedeemAsync()).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await App.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False);
        Assert.That(await thief.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("protocol-35")]
    public async Task An_account_that_is_switched_off_gets_nothing_more()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var tokens = await lars.FinishAsync();
        var waiting = await lars.OpenAsync();

        await Server.People.DisableAsync(lars.Person);

        Assert.That((await waiting.RedeemAsync()).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await App.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False);
        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        var again = await (await Elsewhere(lars).OpenAsync()).ForwardAsync();
        Assert.That(again.Step, Is.EqualTo("/sign-in"));
    }
}

using Identity.Testing;

namespace Identity.Server.Tests.Faults;

/// <summary>Faults 1, 2, 4 and 13 of methods.md section 9: restarts, half-made methods, second factors alone, session ids.</summary>
public sealed class SessionFaults : ServerFixture
{
    [Test]
    [Category("fault-1")]
    public async Task Restarting_the_flow_does_not_forget_that_set_up_is_required()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/scan");

        // The address of the protocol, asked directly, and the app opened anew in the same browser.
        var resumed = await sanne.Browser.GetAsync($"/connect/authorize/{sanne.Handle}");
        Assert.That(resumed.Step, Is.EqualTo("/sign-in/more-info"));
        var restarted = await sanne.OpenTabAsync();
        Assert.That(restarted.Step, Is.EqualTo("/sign-in"));
        Assert.That((await restarted.ForwardAsync()).Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(await sanne.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("fault-2")]
    [Category("rule-3")]
    public async Task A_half_made_method_does_not_count_in_another_tab()
    {
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/code");
        sanne.Page = await sanne.Page.SubmitAsync(("Input.Code", "000000"));
        Assert.That(sanne.Page.Error, Is.Not.Empty);

        var tab = await sanne.OpenTabAsync();

        Assert.That((await tab.ForwardAsync()).Step, Is.EqualTo("/sign-in/more-info"), "no second step is asked, set-up still is");
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.Empty);
    }

    [Test]
    [Category("fault-4")]
    public async Task A_second_factor_alone_never_makes_a_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();

        var verify = await lars.Browser.GetAsync($"/sign-in/{lars.Handle}/verify");
        Assert.That(verify.Step, Is.EqualTo("/sign-in"), "the password comes first");
        var fields = new Dictionary<string, string>
        {
            ["Input.Code"] = lars.Authenticator!.NextCode(Server),
            ["__RequestVerificationToken"] = lars.Page.Value("__RequestVerificationToken"),
        };
        var posted = await lars.Browser.PostAsync($"/sign-in/{lars.Handle}/verify", fields);

        Assert.That(posted.Step, Is.EqualTo("/sign-in"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("fault-4")]
    public async Task A_second_factor_alone_does_not_renew_a_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await lars.OpenAsync(("prompt", "login"));

        var verify = await lars.Browser.GetAsync($"/sign-in/{lars.Handle}/verify");

        Assert.That(verify.Step, Is.EqualTo("/sign-in"), "the password comes first");
    }

    [Test]
    [Category("fault-4")]
    [Category("rule-5")]
    public async Task A_registered_second_factor_is_asked_for_although_no_policy_wants_it()
    {
        var guest = await (await RegisteredAsync("nobody-asks")).OpenAsync();

        Assert.That((await guest.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await guest.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-1")]
    public async Task Consent_does_not_make_a_session_last_longer()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromHours(11));
        await (await lars.OpenAsync(("prompt", "consent"))).FinishAsync();
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));

        Server.Clock.Advance(TimeSpan.FromHours(2));

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"), "the last proof is thirteen hours old");
    }

    [Test]
    [Category("fault-13")]
    public async Task A_session_that_was_planted_is_not_the_one_that_is_used()
    {
        var lars = await RegisteredAsync("staff");
        lars.Browser.Cookies.Set("session", new string('A', 43));
        await lars.OpenAsync();
        await lars.FinishAsync();

        Assert.That(lars.Browser.Cookies.Session, Is.Not.EqualTo(new string('A', 43)));
        using var thief = Server.Browser();
        thief.Cookies.Set("session", new string('A', 43));
        Assert.That(await new Visit(Server, App, lars.Person, thief).ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("fault-13")]
    public async Task The_session_gets_a_new_handle_when_it_is_raised_and_keeps_its_sid()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var first = await lars.FinishAsync();
        var stolen = lars.Browser.Cookies.Copy();

        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await (await lars.OpenAsync(("prompt", "login"))).FinishAsync();

        Assert.That(lars.Browser.Cookies.Session, Is.Not.EqualTo(stolen.Session));
        Assert.That(second.IdToken.GetPayloadValue<string>("sid"), Is.EqualTo(first.IdToken.GetPayloadValue<string>("sid")));
        using var thief = new FormBrowser(Server.Address, stolen);
        Assert.That(await new Visit(Server, App, lars.Person, thief).ProbeAsync(), Is.EqualTo("login_required"), "the old handle");
    }

    [Test]
    [Category("fault-13")]
    [Category("protocol-15")]
    public async Task The_secret_of_a_sign_in_changes_with_each_factor()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var planted = lars.Browser.Cookies.Copy();

        await lars.ForwardAsync();

        Assert.That(lars.Browser.Cookies.Transactions, Has.Count.EqualTo(1));
        Assert.That(lars.Browser.Cookies.Transactions[0], Is.Not.EqualTo(planted.Transactions[0]));
        using var thief = new FormBrowser(Server.Address, planted);
        Assert.That((await thief.GetAsync(lars.Page.Address.ToString())).Step, Is.Not.EqualTo("/sign-in/verify"));
    }
}

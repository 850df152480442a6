using Identity.Testing;

namespace Identity.Server.Tests.RememberedDevices;

/// <summary>What a remembered device is not good for, and for whom.</summary>
public sealed class RememberedDeviceAttack : RememberedDeviceFixture
{
    [TestCase("acr_values", "urn:identity:2fa")]
    [TestCase("max_age", "3600")]
    [TestCase("prompt", "login")]
    [Category("attack-5")]
    [Category("protocol-13")]
    public async Task It_never_satisfies_what_an_app_demands(string name, string value)
    {
        var lars = await RememberedAsync();

        Assert.That(await ReturnAsync(lars, (name, value)), Is.EqualTo(SecondStep));
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]"), Is.Null, "nor can one be remembered there");
        await TickAsync(lars);
        Assert.That(lars.Step, Is.EqualTo("app"));
        Assert.That((await lars.RedeemAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(await EventsAsync(lars.Person, "device.remembered"), Has.Count.EqualTo(1), "the tick was none of this page's");
    }

    [Test]
    [Category("attack-5")]
    public async Task A_session_on_it_is_not_raised_by_what_it_does_not_satisfy()
    {
        var lars = await RememberedAsync();
        await ReturnAsync(lars);

        Assert.That(await lars.ProbeAsync(("acr_values", "urn:identity:2fa")), Is.EqualTo("login_required"));
        Assert.That(await lars.ProbeAsync(("max_age", "3600")), Is.EqualTo("login_required"));
        Assert.That((await lars.OpenAsync(("acr_values", "urn:identity:2fa"))).Step, Is.EqualTo(SecondStep));
        Assert.That((await lars.OpenAsync(("max_age", "3600"))).Step, Is.EqualTo(SecondStep));
    }

    [Test]
    [Category("attack-5")]
    public async Task It_never_satisfies_the_level_that_policy_takes_of_an_app()
    {
        var lars = await RememberedAsync();
        await Server.Policy.PublishAsync(TestPolicies.Remembering(more: $",\"signIn\":[{{\"clients\":[\"{App.Client.ClientId}\"],\"acr\":\"urn:identity:2fa\"}}]"));

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
    }

    [Test]
    [Category("attack-5")]
    [Category("fault-10")]
    public async Task It_never_opens_Security_info()
    {
        var lars = await RememberedAsync();
        await ReturnAsync(lars);

        lars.Page = await lars.Browser.GetAsync(Path);
        Assert.That(lars.Step, Is.EqualTo($"{Path}/sign-in"));
        lars.Page = await lars.Page.SubmitAsync();
        Assert.That(lars.Step, Is.EqualTo(SecondStep));
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]"), Is.Null);
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo(Path));
    }

    [Test]
    [Category("attack-2")]
    [Category("rule-5")]
    public async Task It_never_lets_anybody_register_a_method()
    {
        var lars = await RememberedAsync("phones");
        await Server.Policy.PublishAsync(TestPolicies.Remembering().Replace("\"allowOther\":true", "\"allowOther\":false", StringComparison.Ordinal));

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep), "what is still required takes the second step itself");
        var wizard = await lars.Browser.GetAsync($"/enroll/{lars.Handle}/phone");
        Assert.That(wizard.Step, Is.EqualTo(SecondStep));
        Assert.That(await Server.People.MethodsAsync(lars.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    [Category("attack-5")]
    [Category("fault-8")]
    public async Task Another_persons_secret_and_a_forged_one_are_nobodys()
    {
        var (lars, other) = (await RememberedAsync(), await RegisteredAsync());

        other.Browser.Cookies.Set("device", lars.Browser.Cookies.All["device"]);
        Assert.That(await ReturnAsync(other), Is.EqualTo(SecondStep));
        foreach (var forged in new[] { "", "x", new string('A', 43), $"{lars.Browser.Cookies.All["device"]}A", lars.Browser.Cookies.All["device"][..42] })
        {
            lars.Browser.Cookies.Set("device", forged);
            Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep), forged);
        }
    }

    [Test]
    [Category("attack-5")]
    public async Task Naming_another_person_takes_the_device_out_of_the_sign_in()
    {
        var (lars, other) = (await RememberedAsync(), await RegisteredAsync());
        Leave(lars);
        var form = (await lars.OpenAsync(("prompt", "consent"))).Page;
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/consent"));

        lars.Page = await form.SubmitAsync(("Input.UserName", other.Person.UserName), ("Input.Password", other.Person.Password));

        Assert.That(lars.Step, Is.EqualTo(SecondStep));
    }

    [Test]
    public async Task A_secret_that_was_planted_is_not_the_one_that_is_remembered()
    {
        var thief = await RememberedAsync();
        var planted = thief.Browser.Cookies.All["device"];
        var victim = await RegisteredAsync();
        victim.Browser.Cookies.Set("device", planted);

        await RememberAsync(victim);

        var inThiefsBrowser = new Visit(Server, App, victim.Person);
        inThiefsBrowser.Browser.Cookies.Set("device", planted);
        Assert.That(await ReturnAsync(inThiefsBrowser), Is.EqualTo(SecondStep));
    }

    [Test]
    [Category("fault-4")]
    public async Task Without_the_password_it_is_nothing()
    {
        var lars = await RememberedAsync();
        Leave(lars);
        await lars.OpenAsync();

        lars.Page = await lars.Page.SubmitAsync(("Input.UserName", lars.Person.UserName), ("Input.Password", "wrong"));

        Assert.That(lars.Step, Is.EqualTo("/sign-in"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That(await EventsAsync(lars.Person, "device.recognised"), Is.Empty);
    }

    [Test]
    [Category("attack-3")]
    public async Task After_a_reset_it_is_forgotten_and_the_channel_held()
    {
        await Server.Policy.PublishAsync(TestPolicies.Remembering(more: ",\"passwordReset\":{\"administrators\":[]}"));
        var lars = await RememberedAsync();
        var page = await Server.Browser().GetAsync("/reset");
        page = await page.SubmitAsync(("UserName", lars.Person.UserName));
        page = await page.SubmitAsync(("Method", "totp"));
        page = await page.SubmitAsync(("Input.Code", lars.Authenticator!.NextCode(Server)));
        var chosen = lars.Person with { Password = $"battery staple {Guid.CreateVersion7():N}" };
        await page.SubmitAsync(("Input.New", chosen.Password), ("Input.Repeat", chosen.Password));

        var visit = new Visit(Server, App, chosen, lars.Browser);

        Assert.That(await ReturnAsync(visit), Is.EqualTo("/sign-in/stopped"));
    }
}

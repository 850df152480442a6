using System.Globalization;
using Identity.Domain.Methods.Recovery;
using Identity.Testing;

namespace Identity.Server.Tests.RememberedDevices;

/// <summary>How a device is remembered, and what is not asked on it any more.</summary>
public sealed class RememberedDeviceJourneys : RememberedDeviceFixture
{
    [Test]
    public async Task The_second_step_is_not_asked_again_on_the_device_and_the_level_says_so()
    {
        var lars = await RegisteredAsync();
        await (await lars.OpenAsync()).ReachAsync(SecondStep);
        Assert.That(lars.Page.Text("label.tile"), Is.EqualTo("Do not ask again on this device for 30 days"));
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]")!.HasAttribute("checked"), Is.False, "nobody ticks it unasked");

        var first = await (await TickAsync(lars)).RedeemAsync();
        Assert.That(await ReturnAsync(lars), Is.EqualTo("app"));
        var second = await lars.RedeemAsync();

        Assert.That(first.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(second.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"));
        Assert.That(second.IdToken.GetPayloadValue<string[]>("amr"), Is.EqualTo(["pwd"]));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"), "the session is good for what it is");
        Assert.That(await ReturnAsync(Elsewhere(lars)), Is.EqualTo(SecondStep), "in another browser");
        Assert.That(await EventsAsync(lars.Person, "device.remembered"), Is.EqualTo(["\"totp\""]));
        Assert.That(await EventsAsync(lars.Person, "device.recognised"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-9")]
    public async Task The_browser_gets_a_secret_for_those_days_of_which_the_database_has_the_hash()
    {
        var lars = await (await RegisteredAsync()).OpenAsync();
        await lars.ReachAsync(SecondStep);

        await TickAsync(lars);

        var secret = lars.Browser.Cookies.All["device"];
        Assert.That(secret, Has.Length.EqualTo(43));
        Assert.That(await Server.Rows.DumpAsync(), Does.Not.Contain(secret));
        Assert.That(lars.Browser.Cookies.Lines["device"], Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Contain("max-age=2592000"));
    }

    [Test]
    public async Task Without_the_tick_nothing_is_remembered()
    {
        var lars = await (await RegisteredAsync()).OpenAsync();
        await lars.FinishAsync();

        Assert.That(lars.Browser.Cookies.All, Does.Not.ContainKey("device"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
    }

    [Test]
    public async Task A_wrong_code_remembers_nothing_and_the_tick_is_kept()
    {
        var lars = await (await RegisteredAsync()).OpenAsync();
        await lars.ReachAsync(SecondStep);

        lars.Page = await lars.Page.SubmitAsync(("Input.Code", "000000"), (Box, "true"));

        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]")!.HasAttribute("checked"), Is.True);
        Assert.That(lars.Browser.Cookies.All, Does.Not.ContainKey("device"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
    }

    [TestCase("")]
    [TestCase("yes")]
    [TestCase("1")]
    public async Task Nothing_else_in_the_place_of_the_tick_remembers_anything(string value)
    {
        var lars = await (await RegisteredAsync()).OpenAsync();
        await lars.ReachAsync(SecondStep);

        lars.Page = await lars.Page.SubmitAsync([.. await lars.AnswerAsync(), (Box, value)]);

        Assert.That(lars.Step, Is.EqualTo("app"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
    }

    [TestCase("Text")]
    [TestCase("Call")]
    public async Task A_phone_remembers_a_device_too(string channel)
    {
        var visit = await NewcomerAsync();
        await Server.Phones.AddAsync(visit.Person, byCall: channel == "Call");
        visit.PhoneChannel = channel;
        await (await visit.OpenAsync()).ReachAsync(channel == "Call" ? "/sign-in/call" : "/sign-in/phone");
        if (channel == "Call")
        {
            await Server.Phones.AnswerAsync(visit.Person);
        }

        Assert.That((await TickAsync(visit)).Step, Is.EqualTo("app"));
        Assert.That(await ReturnAsync(visit), Is.EqualTo("app"));
    }

    [Test]
    public async Task A_security_key_remembers_a_device_too()
    {
        await Server.Policy.PublishAsync(TestPolicies.Remembering(methods: ",\"securityKey\":{\"on\":true}").Replace("\"phone\"]", "\"securityKey\"]", StringComparison.Ordinal));
        using var key = new ForgedKey(Server.Issuer);
        var visit = await (await (await NewcomerAsync("phones")).OpenAsync()).ReachAsync("/enroll/security-key");
        visit.Page = await visit.Page.CreateKeyAsync(key);
        visit.Page = await visit.Page.SubmitAsync();
        await visit.ReachAsync("app");
        Assert.That(await ReturnAsync(visit), Is.EqualTo("/sign-in/security-key"));

        visit.Page = await visit.Page.SubmitAsync((KeyPages.Field, key.Answer(await visit.Page.KeyOptionsAsync())), (Box, "true"));

        Assert.That(visit.Step, Is.EqualTo("app"));
        Assert.That(await ReturnAsync(visit), Is.EqualTo("app"));
    }

    [Test]
    [Category("rule-5")]
    public async Task A_recovery_code_and_an_access_pass_remember_nothing()
    {
        await Server.Policy.PublishAsync(TestPolicies.Remembering(more: ",\"accessPass\":{\"on\":true}"));
        var lars = await RegisteredAsync();
        await OpenPageAsync(lars);
        await GetAsync(lars, "recovery-codes");
        await PostAsync(lars);
        var code = lars.Page.Text(".codes li");
        Assert.That(RecoveryCode.Read(code), Is.Not.Null);
        Leave(lars);

        await (await lars.OpenAsync()).ReachAsync(SecondStep);
        lars.Page = await lars.Page.FollowAsync("recovery-code");
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]"), Is.Null);
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", code), (Box, "true"));
        Assert.That((await lars.ReachAsync("app")).Step, Is.EqualTo("app"));

        var pass = await Server.Passes.AddAsync(lars.Person);
        Leave(lars);
        await lars.OpenAsync();
        lars.Page = await lars.Browser.GetAsync($"/sign-in/{lars.Handle}/pass");
        lars.Page = await lars.Page.SubmitAsync(("Input.UserName", lars.Person.UserName), ("Input.Pass", pass), (Box, "true"));

        Assert.That(lars.Step, Is.EqualTo("app"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
        Assert.That(lars.Browser.Cookies.All, Does.Not.ContainKey("device"));
    }

    [Test]
    public async Task Where_policy_has_no_days_it_is_not_offered_and_a_tick_does_nothing()
    {
        await Server.Policy.PublishAsync(TestPolicies.Remembering(days: 0));
        var lars = await (await RegisteredAsync()).OpenAsync();
        await lars.ReachAsync(SecondStep);
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]"), Is.Null);

        Assert.That((await TickAsync(lars)).Step, Is.EqualTo("app"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
    }

    [Test]
    public async Task Two_people_in_one_browser_are_each_remembered()
    {
        var lars = await RememberedAsync();
        var first = lars.Browser.Cookies.All["device"];
        Leave(lars);
        var person = (await NewcomerAsync()).Person;
        var sanne = new Visit(Server, App, person, lars.Browser) { Authenticator = await Server.People.AddTotpAsync(person) };

        Assert.That(await ReturnAsync(sanne), Is.EqualTo(SecondStep), "the browser is remembered for somebody else");
        await TickAsync(sanne);

        Assert.That(sanne.Browser.Cookies.All["device"], Is.Not.EqualTo(first), "nobody is remembered under a secret that was there before");
        Assert.That(await ReturnAsync(lars), Is.EqualTo("app"));
        Assert.That(await ReturnAsync(sanne), Is.EqualTo("app"));
    }

    [Test]
    [Category("rule-7")]
    [Category("fault-20")]
    public async Task Tabs_that_sign_in_at_one_moment_are_all_recognised()
    {
        var lars = await RememberedAsync();
        Leave(lars);
        var tabs = new List<Visit>();
        for (var tab = 0; tab < 4; tab++)
        {
            tabs.Add(await new Visit(Server, App, lars.Person, new FormBrowser(Server.Address, lars.Browser.Cookies.Copy())).OpenAsync());
        }

        await Task.WhenAll(tabs.Select(tab => tab.ForwardAsync()));

        Assert.That(tabs.Select(tab => tab.Step), Is.All.EqualTo("app"));
    }

    [TestCase("nl", "Op dit apparaat 30 dagen niet meer vragen")]
    public async Task It_is_offered_in_the_language_of_the_person(string language, string words)
    {
        var lars = await RegisteredAsync();
        lars.Browser.Headers["Accept-Language"] = language;

        await (await lars.OpenAsync()).ReachAsync(SecondStep);

        Assert.That(lars.Page.Text("label.tile"), Is.EqualTo(words));
        Assert.That(CultureInfo.GetCultureInfo(language).TwoLetterISOLanguageName, Is.EqualTo(lars.Page.Document.DocumentElement.GetAttribute("lang")));
    }
}

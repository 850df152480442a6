using Identity.Storage;

namespace Identity.Server.Tests.Phones;

/// <summary>The seed's example: an authenticator app, then a phone, and back; then signing in with each.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class PhoneJourney(StorageProvider provider) : PhoneFixture
{
    protected override StorageProvider Provider => provider;

    [TestCase("Text", "code", "sms")]
    [TestCase("Call", "call", "tel")]
    [Category("rule-3")]
    public async Task Sanne_registers_an_app_and_a_phone_and_returns(string channel, string page, string amr)
    {
        var sanne = await NewcomerAsync("staff");
        sanne.PhoneChannel = channel;
        await (await sanne.OpenAsync()).ReachAsync("/enroll/phone");
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EqualTo(["totp"]));
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo($"/enroll/phone/{page}"));
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EqualTo(["totp"]), "half-made");
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/done"));

        Assert.That(sanne.Page.Text(".list"), Does.Contain("Default").And.Contain("Backup").And.Contain("78"));
        var tokens = await sanne.FinishAsync();

        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EquivalentTo(["totp", "phone"]));
        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Has.Member("otp").Or.Member(amr));
    }

    [TestCase("phone", "sms")]
    [TestCase("call", "tel")]
    public async Task A_phone_is_the_second_step(string page, string amr)
    {
        var visit = await (await WithPhoneAsync()).OpenAsync();
        Assert.That((await visit.ForwardAsync()).Step, Is.EqualTo("/sign-in/phone"));
        visit.PhoneChannel = page == "call" ? "Call" : "Text";
        await visit.ReachAsync($"/sign-in/{page}");
        var tokens = await visit.FinishAsync();

        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Is.EquivalentTo(["pwd", amr, "mfa"]));
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }

    [Test]
    public async Task The_text_is_on_its_way_when_the_page_opens_and_a_reload_sends_none()
    {
        var visit = await (await WithPhoneAsync()).OpenAsync();

        await visit.ForwardAsync();
        visit.Page = await visit.Page.ReloadAsync();

        Assert.That(await SentAsync(visit), Is.EqualTo(1));
        Assert.That(await Server.Phones.TextAsync(visit.Person), Does.Match(@"^\d{6} is your security code for Contoso\. Do not share it\.\n@localhost #\d{6}$"));
    }

    [Test]
    public async Task The_phone_is_the_backup_of_an_app_and_is_reached_by_a_link()
    {
        var lars = await RegisteredAsync("staff");
        await Server.Phones.AddAsync(lars.Person);
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That(await SentAsync(lars), Is.Zero, "nothing is sent before somebody asks");

        lars.Page = await lars.Page.FollowAsync("/phone");
        Assert.That(await SentAsync(lars), Is.Zero, "nor by opening the page");
        lars.Page = await lars.Page.SubmitAsync("Text");

        Assert.That(lars.Step, Is.EqualTo("/sign-in/phone"));
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_phone_at_work_is_called_with_its_extension_and_never_texted()
    {
        var visit = await AtPhoneAsync();
        visit.Page = await visit.Page.SubmitAsync(("Input.Number", "020 123 4567"), ("Input.Extension", "12"), ("Input.Channel", "Call"));
        Assert.That(visit.Step, Is.EqualTo("/enroll/phone/call"));
        Assert.That(visit.Page.Has("Text"), Is.False);
        await visit.FinishAsync();

        Assert.That(await Server.Rows.ColumnAsync($"SELECT phone FROM methods WHERE method = 'phone' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.EqualTo(["office"]));
        var call = await Server.Phones.CallAsync(visit.Person);
        Assert.That((call.To, call.Extension), Is.EqualTo(("+31201234567", "12")));
    }
}

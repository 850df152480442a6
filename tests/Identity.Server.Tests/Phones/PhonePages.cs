using Identity.Testing;

namespace Identity.Server.Tests.Phones;

/// <summary>What the phone's pages say and keep.</summary>
public sealed class PhonePages : PhoneFixture
{
    [Test]
    public async Task A_number_that_is_refused_stays_in_the_field_with_the_reason_beside_it()
    {
        var visit = await AtPhoneAsync();

        visit.Page = await visit.Page.SubmitAsync(("Input.Number", "06 12"), ("Input.Channel", "Call"), ("Input.Country", "BE"));

        Assert.That(visit.Step, Is.EqualTo("/enroll/phone"));
        Assert.That(visit.Page.Value("Input.Number"), Is.EqualTo("06 12"));
        Assert.That(visit.Page.Text("#number-error"), Does.Contain("not a phone number"));
        Assert.That(visit.Page.Document.Title, Does.StartWith("Error:"));
        Assert.That(visit.Page.Document.QuerySelector("[value=Call]")!.HasAttribute("checked"), Is.True);
        Assert.That(visit.Page.Document.QuerySelector("option[selected]")!.GetAttribute("value"), Is.EqualTo("BE"));
    }

    [TestCase("nl-BE", "BE")]
    [TestCase("en", "NL")]
    [TestCase("de-DE", "NL")]
    public async Task The_country_proposed_is_that_of_the_browsers_language_if_policy_accepts_it(string language, string country)
    {
        var visit = await RegisteredAsync("staff");
        visit.Browser.Headers["Accept-Language"] = language;
        await (await visit.OpenAsync()).ReachAsync("/enroll/phone");

        Assert.That(visit.Page.Document.QuerySelector("option[selected]")!.GetAttribute("value"), Is.EqualTo(country));
    }

    [Test]
    public async Task Set_up_shows_the_whole_number_and_sign_in_two_digits_of_it()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        Assert.That(visit.Page.Text("main"), Does.Contain("+31 6 12345678"));

        var other = await (await (await WithPhoneAsync()).OpenAsync()).ReachAsync("/sign-in/phone");
        Assert.That(other.Page.Text("main"), Does.Contain("+31 ••••••• 78").And.Not.Contain("12345678"));
    }

    [Test]
    public async Task A_different_method_can_be_chosen_where_policy_lets_people()
    {
        await Server.Policy.PublishAsync(TestPolicies.WithPhone(TestPolicies.Phone(), TestPolicies.PhoneRule("staff", "staff", require: "\"phone\"")));
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/phone");

        visit.Page = await visit.Page.FollowAsync("choose");
        visit.Page = await visit.Page.SubmitAsync(("Input.Method", "totp"));

        Assert.That(visit.Step, Is.EqualTo("/enroll/totp"));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task A_call_that_was_not_answered_yet_says_so_and_goes_on_waiting()
    {
        var visit = await AtPhoneAsync();
        visit.PhoneChannel = "Call";
        await visit.ReachAsync("/enroll/phone/call");

        visit.Page = await visit.Page.SubmitAsync();
        Assert.That(visit.Page.Text(".banner.warn"), Does.Contain("not answered yet"));
        Assert.That((await visit.Browser.GetAsync($"/enroll/{visit.Handle}/phone/call?handler=State")).Body, Is.EqualTo("""{"answered":false,"over":false}"""));

        await Server.Phones.AnswerAsync(visit.Person);
        Assert.That((await visit.Browser.GetAsync($"/enroll/{visit.Handle}/phone/call?handler=State")).Body, Is.EqualTo("""{"answered":true,"over":false}"""));
        Assert.That((await visit.Page.SubmitAsync()).Step, Is.EqualTo("/enroll/done"));
    }

    [Test]
    public async Task A_call_that_nobody_answers_is_over_after_five_minutes()
    {
        var visit = await AtPhoneAsync();
        visit.PhoneChannel = "Call";
        await visit.ReachAsync("/enroll/phone/call");
        Server.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That(await Server.Phones.AnswerAsync(visit.Person), Is.False);
        visit.Page = await visit.Page.SubmitAsync();

        Assert.That(visit.Page.Text("main"), Does.Contain("no call any more"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }
}

using Identity.Testing;

namespace Identity.Server.Tests.Faults;

/// <summary>An authenticator app that is on the same phone, has an account of an odd name, or whose clock is off.</summary>
[Category("fault-23")]
public sealed class AuthenticatorAppFaults : ServerFixture
{
    [Test]
    public async Task An_app_on_the_same_phone_is_opened_by_a_link_with_what_the_QR_code_says()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/scan");

        var address = Address(visit);

        Assert.That(address.ToString(), Does.StartWith("otpauth://totp/").And.Contain("period=30").And.Contain("digits=6"));
        Assert.That(visit.Page.Document.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal), Is.EqualTo(visit.ReadAuthenticator().Base32));
    }

    [TestCase("séan o'neil & söhne")]
    [TestCase("50%3A+1")]
    [TestCase("a:b/c?d=e#f")]
    [TestCase("<b>名前</b>")]
    public async Task An_odd_account_name_arrives_in_the_app_as_it_is(string odd)
    {
        var name = $"{odd} {Guid.CreateVersion7():N}";
        var visit = new Visit(Server, App, await Server.People.AddAsync(name, "staff"));
        await (await visit.OpenAsync()).ReachAsync("/enroll/totp/scan");

        Assert.That(Uri.UnescapeDataString(Address(visit).OriginalString.Split('?')[0]), Is.EqualTo($"otpauth://totp/Contoso:{name}"));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
    }

    [TestCase(-30, true)]
    [TestCase(30, true)]
    [TestCase(-61, false)]
    [TestCase(90, false)]
    [TestCase(1200, false)]
    public async Task A_clock_that_is_off_by_a_step_is_borne_and_by_more_is_explained(int seconds, bool borne)
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/scan");
        var app = visit.ReadAuthenticator();
        visit.Page = await visit.Page.FollowAsync("code");

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", app.CodeAt(Server.Clock.GetUtcNow().AddSeconds(seconds))), ("Input.Label", "My phone"));

        Assert.That(visit.Step, Is.EqualTo(borne ? "/enroll/done" : "/enroll/totp/code"));
        Assert.That(visit.Page.Error, borne ? Is.Empty : Does.Contain("clock"));
    }

    private static Uri Address(Visit visit) => new(visit.Page.Document.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href")!);
}

using System.Net;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>The main job, on both kinds of database: an app sends people here; they return with what is required.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class MainJourney(StorageProvider provider) : ServerFixture
{
    protected override RunningServerOptions Options => new() { Provider = provider };

    [Test]
    [Category("rule-1")]
    [Category("rule-7")]
    public async Task Sanne_is_stopped_registers_an_app_and_returns()
    {
        var sanne = await (await NewcomerAsync("staff")).OpenAsync();
        Assert.That(sanne.Step, Is.EqualTo("/sign-in"));
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(sanne.Page.Has("Skip"), Is.False, "staff cannot skip");
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/totp"));
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/totp/scan"));
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/totp/code"));
        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/done"));

        var tokens = await sanne.FinishAsync();

        Assert.That(tokens.IsSuccess, Is.True, tokens.Json.ToString());
        Assert.That(tokens.IdToken.Subject, Is.EqualTo(sanne.Person.Id.ToString()));
        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Is.EquivalentTo(["pwd", "otp", "mfa"]));
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(RelyingParty.Answer(sanne.Page, "iss"), Is.EqualTo(Server.Issuer));
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task Tokens_tell_who_it_is_are_refreshed_and_end_with_the_session()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var tokens = await lars.FinishAsync();

        var userInfo = await App.UserInfoAsync(tokens.AccessToken);
        Assert.That((string?)userInfo.Json["preferred_username"], Is.EqualTo(lars.Person.UserName));
        var refreshed = await App.RefreshAsync(tokens.RefreshToken!);
        Assert.That(refreshed.IsSuccess, Is.True, refreshed.Json.ToString());
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));

        var left = await lars.Browser.GetAsync(App.EndSession(tokens));

        Assert.That(left.App?.ToString(), Is.EqualTo($"{App.Client.PostLogoutRedirectUris[0]}?state=left"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task A_program_is_never_answered_with_a_page()
    {
        var refused = await App.UserInfoAsync("no-token");

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(refused.Challenge, Does.StartWith("Bearer"));
    }

    [Test]
    public async Task A_second_sign_in_asks_only_for_the_second_step()
    {
        var sanne = await (await NewcomerAsync("staff")).OpenAsync();
        await sanne.FinishAsync();

        var again = Elsewhere(sanne);
        await again.OpenAsync();
        Assert.That((await again.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That((await again.ForwardAsync()).Step, Is.EqualTo("app"));
        Assert.That((await again.RedeemAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Lars_who_has_what_is_required_sees_no_interrupt()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();

        await lars.FinishAsync();

        Assert.That(lars.Browser.Trail.Select(address => address.AbsolutePath), Has.None.Contain("more-info").And.None.Contain("enroll"));
    }

    [Test]
    public async Task Nobody_is_stopped_who_is_in_no_group_of_a_rule()
    {
        var guest = await (await NewcomerAsync("guests")).OpenAsync();

        Assert.That((await guest.ForwardAsync()).Step, Is.EqualTo("app"));
        Assert.That((await guest.RedeemAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Identity.OpenId.Resources;
using Identity.Storage.Clients;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Devices;

/// <summary>Who lets a device in, on the strength of what, and until when it can fetch its tokens.</summary>
public sealed class DeviceApprovals : DeviceFixture
{
    [Test]
    [Category("attack-6")]
    public async Task A_session_that_is_older_than_the_devices_request_lets_nobody_in()
    {
        var lars = await RegisteredAsync();
        await (await lars.OpenAsync()).FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var device = await AskAsync();

        await TypeAsync(lars, device);

        Assert.That(lars.Step, Is.EqualTo("/sign-in"));
        await lars.ReachAsync("/sign-in/verify");
        await lars.ReachAsync("/sign-in/consent");
        lars.Page = await lars.Page.SubmitAsync("Allow");
        var tokens = await PollAsync(device);
        Assert.That(tokens.IdToken.GetPayloadValue<long>("auth_time"), Is.GreaterThanOrEqualTo(Server.Clock.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds()));
    }

    [Test]
    [Category("attack-6")]
    [Category("rule-8")]
    public async Task A_link_with_the_code_fills_in_nothing_and_approves_nothing()
    {
        var device = await AskAsync();
        var lars = await RegisteredAsync();
        await (await lars.OpenAsync()).FinishAsync();

        lars.Page = await lars.Browser.GetAsync($"/device?user_code={device["user_code"]}");

        Assert.That(lars.Step, Is.EqualTo("/device"));
        Assert.That(lars.Page.Value("Input.Code"), Is.Empty);
        Assert.That(await ErrorAsync(device), Is.EqualTo("authorization_pending"));
    }

    [Test]
    [Category("protocol-46")]
    public async Task The_person_sees_who_asks_for_what_and_the_code_again()
    {
        var device = await AskAsync("openid email offline_access");
        var lars = await TypeAsync(await RegisteredAsync(), device);

        await lars.ReachAsync("/sign-in/consent");

        var shown = lars.Page.Text("main");
        Assert.That(shown, Does.Contain("Television").And.Contain((string)device["user_code"]!).And.Contain("Is this the code on your device?"));
        Assert.That(shown, Does.Contain("See your email address").And.Contain("If somebody sent you the code, choose Cancel"));
    }

    [Test]
    [Category("protocol-46")]
    public async Task A_device_is_asked_about_each_time()
    {
        var lars = await RegisteredAsync();
        for (var time = 0; time < 2; time++)
        {
            var device = await AskAsync();
            await TypeAsync(lars, device);
            await lars.ReachAsync("/sign-in/consent");
            lars.Page = await lars.Page.SubmitAsync("Allow");
            Assert.That((await PollAsync(device)).IsSuccess, Is.True);
        }
    }

    [TestCase("epoch", "invalid_grant")]
    [TestCase("disabled", "invalid_grant")]
    [TestCase("password", "invalid_grant")]
    [TestCase("signed out", "invalid_grant")]
    [TestCase("signed out everywhere", "invalid_grant")]
    [Category("protocol-35")]
    [Category("attack-1")]
    [Category("rule-1")]
    public async Task What_ends_between_the_yes_and_the_fetching_ends_it_for_the_device(string what, string error)
    {
        var device = await AskAsync();
        var lars = await ApproveAsync(device);

        await (what switch
        {
            "epoch" => Server.People.RaiseEpochAsync(lars.Person),
            "disabled" => Server.People.DisableAsync(lars.Person),
            "password" => Server.People.RequirePasswordChangeAsync(lars.Person),
            _ => SignOutAsync(lars, what == "signed out" ? null : "Everywhere"),
        });

        Assert.That(await ErrorAsync(device), Is.EqualTo(error));
    }

    [Test]
    [Category("protocol-35")]
    public async Task What_a_device_has_is_refreshed_for_as_long_as_its_person_may_have_it()
    {
        var device = await AskAsync();
        var lars = await ApproveAsync(device);
        var tokens = await PollAsync(device);
        Assert.That((await Tv.RefreshAsync(tokens.RefreshToken!)).IsSuccess, Is.True);

        await Server.People.DisableAsync(lars.Person);

        Assert.That((string?)(await Tv.RefreshAsync(tokens.RefreshToken!)).Json["error"], Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("rule-7")]
    public async Task In_another_persons_browser_the_sign_in_is_not_there()
    {
        var device = await AskAsync();
        var lars = await TypeAsync(await RegisteredAsync(), device);
        await lars.ReachAsync("/sign-in/consent");
        using var foreign = lars.Browser.Foreign();

        var seen = await foreign.GetAsync(lars.Page.Address.ToString());
        var resumed = await foreign.GetAsync($"/connect/authorize/{lars.Handle}");
        var posted = await lars.Page.SubmitInAsync(foreign, "Allow");

        Assert.That(seen.Step, Is.EqualTo("/sign-in/not-here"));
        Assert.That(resumed.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(posted.Status, Is.EqualTo(HttpStatusCode.BadRequest), "anti-forgery");
        Assert.That(await ErrorAsync(device), Is.EqualTo("authorization_pending"));
    }

    [TestCase("/device")]
    [TestCase("/sign-in/consent")]
    [Category("rule-8")]
    public async Task A_form_of_another_site_does_nothing(string step)
    {
        var device = await AskAsync();
        var lars = await RegisteredAsync();
        lars.Page = await lars.Browser.GetAsync("/device");
        if (step != "/device")
        {
            await (await TypeAsync(lars, device)).ReachAsync(step);
        }

        var target = step == "/device" ? step : $"{lars.Page.Address.AbsolutePath}?handler=Allow";
        var forged = await lars.Browser.PostAsync(target, [new("Input.Code", (string)device["user_code"]!)]);

        Assert.That(forged.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ErrorAsync(device), Is.EqualTo("authorization_pending"));
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_two_people_who_type_one_code_the_first_to_say_yes_lets_it_in()
    {
        var device = await AskAsync();
        var (lars, other) = (await TypeAsync(await RegisteredAsync(), device), await TypeAsync(await RegisteredAsync(), device));
        await lars.ReachAsync("/sign-in/consent");
        await other.ReachAsync("/sign-in/consent");
        var asked = other.Page;

        other.Page = await other.Page.SubmitAsync("Allow");
        lars.Page = await lars.Page.SubmitAsync("Allow");

        Assert.That((other.Step, lars.Step), Is.EqualTo(("/device/done", "/device/over")));
        Assert.That((await PollAsync(device)).IdToken.Subject, Is.EqualTo($"{other.Person.Id}"));
        Assert.That((await asked.SubmitAsync("Allow")).Step, Is.EqualTo("/sign-in/already-done"), "Back and once more");
    }

    [Test]
    [Category("rule-7")]
    [Category("protocol-46")]
    public async Task A_code_that_is_over_while_its_person_signs_in_lets_nobody_in()
    {
        var device = await AskAsync();
        var lars = await TypeAsync(await RegisteredAsync(), device);
        await lars.ReachAsync("/sign-in/consent");
        Server.Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await lars.Page.ReloadAsync();
        lars.Page = await lars.Page.SubmitAsync("Allow");

        Assert.That((late.Step, lars.Step), Is.EqualTo(("/device/over", "/device/over")));
        Assert.That(await ErrorAsync(device), Is.EqualTo("expired_token"));
        Assert.That((await lars.Page.FollowAsync("/device")).Step, Is.EqualTo("/device"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Category("protocol-16")]
    public async Task A_client_that_may_have_less_since_gets_nothing(bool isGrantType)
    {
        using var kiosk = await Server.Apps.AddAsync($"kiosk-{isGrantType}", client => client with { RedirectUris = [], GrantTypes = Tv.Client.GrantTypes });
        var device = await AskAsync("email", kiosk);
        var lars = await TypeAsync(await RegisteredAsync(), device);
        await lars.ReachAsync("/sign-in/consent");
        await Server.UseAsync(services => services.GetRequiredService<ClientStore>().ChangeAsync(
            kiosk.Client.ClientId,
            client => isGrantType ? client with { GrantTypes = ["authorization_code"] } : client with { Scopes = ["openid"] },
            CancellationToken.None));

        lars.Page = await lars.Page.SubmitAsync("Allow");

        Assert.That(lars.Page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await PollAsync(device, kiosk)).Json["error"], Is.EqualTo(isGrantType ? "unauthorized_client" : "authorization_pending"));
    }

    [Test]
    [Category("attack-6")]
    [Category("rule-1")]
    public async Task The_level_of_an_API_leads_through_the_wizard_before_the_device_gets_anything()
    {
        var resource = new Resource { Identifier = "https://safe.example", Name = "Safe", Scopes = new Dictionary<string, string?> { ["safe.open"] = "urn:identity:2fa" } };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        using var kiosk = await Server.Apps.AddAsync("safe-kiosk", client => client with { RedirectUris = [], GrantTypes = Tv.Client.GrantTypes, Scopes = ["openid", "safe.open"] });
        var device = await AskAsync("openid safe.open", kiosk);
        var mila = await TypeAsync(await NewcomerAsync(), device);

        await mila.ReachAsync("/enroll/totp/scan");
        Assert.That((string?)(await PollAsync(device, kiosk)).Json["error"], Is.EqualTo("authorization_pending"));
        await mila.ReachAsync("/device/done");

        var tokens = await PollAsync(device, kiosk);
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }

    private async Task<Visit> ApproveAsync(JsonObject device)
    {
        var lars = await TypeAsync(await RegisteredAsync(), device);
        return await lars.ReachAsync("/device/done");
    }

    private async Task<string?> ErrorAsync(JsonObject device) => (string?)(await PollAsync(device)).Json["error"];

    private static async Task SignOutAsync(Visit visit, string? handler)
    {
        var page = await visit.Browser.GetAsync("/sign-out");
        Assert.That((await page.SubmitAsync(handler)).Step, Is.EqualTo("/signed-out"));
    }
}

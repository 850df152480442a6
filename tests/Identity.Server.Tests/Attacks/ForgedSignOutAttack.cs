using System.Net;
using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Protocol line 40: a sign-out that an app did not prove to be its own waits for the person, and no other site can answer for them.</summary>
[Category("protocol-40")]
public sealed class ForgedSignOutAttack : ServerFixture
{
    private const string Token = "__RequestVerificationToken";

    [Test]
    public async Task Another_sites_form_cannot_confirm_it()
    {
        var (lars, page) = await AskedAsync();

        var without = await lars.Browser.PostAsync(page.Address.AbsolutePath, []);
        var everywhere = await lars.Browser.PostAsync($"{page.Address.AbsolutePath}?handler=Everywhere", []);

        Assert.That((without.Status, everywhere.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));
    }

    [Test]
    public async Task A_token_of_another_browser_does_not_confirm_it()
    {
        var (lars, page) = await AskedAsync();
        using var thief = Server.Browser();
        var theirs = await thief.GetAsync("/sign-out");

        var forged = await lars.Browser.PostAsync(page.Address.AbsolutePath, [new(Token, theirs.Value(Token))]);

        Assert.That(theirs.Value(Token), Is.Not.Empty);
        Assert.That(forged.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));
    }

    [Test]
    public async Task Confirmed_it_leads_to_the_registered_address_and_only_once()
    {
        var (lars, page) = await AskedAsync();

        var left = await page.SubmitAsync();
        var again = await page.SubmitAsync();

        Assert.That(left.App?.ToString(), Is.EqualTo($"{App.Client.PostLogoutRedirectUris[0]}?state=left"));
        Assert.That(again.Step, Is.EqualTo("/signed-out"));
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    private async Task<(Visit Lars, BrowserPage Page)> AskedAsync()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        var address = Uri.EscapeDataString(App.Client.PostLogoutRedirectUris[0]);
        var page = await lars.Browser.GetAsync($"/connect/endsession?client_id=expenses&post_logout_redirect_uri={address}&state=left");
        Assert.That(page.Step, Is.EqualTo("/sign-out"));
        return (lars, page);
    }
}

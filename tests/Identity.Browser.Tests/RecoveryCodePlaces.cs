using System.Diagnostics;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>Somebody with an authenticator app who tries recovery codes in each place.</summary>
public sealed class RecoveryCodePlaces(RunningServer server, RelyingParty app, BrowserWindow window)
{
    private const string Info = "/security-info";

    private TestPerson person = null!;
    private AuthenticatorApp authenticator = null!;

    /// <summary>Tries them in a place: they work there, or they are refused.</summary>
    public async Task TryAsync(string userName, MethodPlace place)
    {
        person = await server.People.AddAsync(userName, place is MethodPlace.Wizard ? ["phone"] : []);
        authenticator = await server.People.AddTotpAsync(person);
        await (place switch
        {
            MethodPlace.Wizard => RefusedInTheWizardAsync(),
            MethodPlace.SecurityInfo => OnSecurityInfoAsync(),
            MethodPlace.SecondStep => AsSecondStepAsync(),
            MethodPlace.PasswordReset => RefusedInAResetAsync(),
            _ => throw new UnreachableException(),
        });
    }

    private async Task RefusedInTheWizardAsync()
    {
        await OpenAppAsync();
        await window.CodeAsync(authenticator.NextCode(server));
        Assert.That(window.Step, Is.EqualTo("/sign-in/more-info"), "a phone is required, and codes are no answer to that");
        var handle = new Uri(window.Page.Url).Segments[2].Trim('/');
        await window.NextAsync();
        Assert.That(await window.Page.Locator("[value=recoveryCodes]").CountAsync(), Is.Zero);
        var answer = await window.Page.GotoAsync($"{server.Issuer}/enroll/{handle}/recoveryCodes");
        Assert.That(answer!.Status, Is.EqualTo(404));
        await window.Page.GotoAsync($"{server.Issuer}{Info}/recovery-codes");
        Assert.That(window.Step, Is.EqualTo($"{Info}/sign-in"), "there is no session yet in which they could be made");
    }

    // Made, on a page that prints well; and then few, which is said.
    private async Task<IReadOnlyList<string>> OnSecurityInfoAsync()
    {
        await window.Page.GotoAsync(server.Issuer + Info);
        await window.NextAsync();
        await window.SignInAsync(person.UserName, person.Password);
        await window.CodeAsync(authenticator.NextCode(server));
        await window.FollowAsync($"a[href='{Info}/recovery-codes']");
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo($"{Info}/recovery-codes/show"));
        var codes = await window.Page.Locator(".codes li").AllInnerTextsAsync();
        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That(await window.Page.Locator("button[data-copy]").IsVisibleAsync(), Is.True);

        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.That(await window.Page.Locator(".codes").IsVisibleAsync(), Is.True);
        Assert.That(await window.Page.Locator("button:visible, a.btn:visible").CountAsync(), Is.Zero, "paper has no buttons");
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });

        await window.NextAsync();
        Assert.That(await window.Page.Locator("main").InnerTextAsync(), Does.Contain("You have 10 recovery codes left."));
        return codes;
    }

    private async Task AsSecondStepAsync()
    {
        var codes = await OnSecurityInfoAsync();
        for (var used = 0; used < 7; used++)
        {
            await window.ForgetAsync();
            await OpenAppAsync();
            Assert.That(window.Step, Is.EqualTo("/sign-in/verify"), "they are never asked first");
            await window.FollowAsync("a[href*='/recovery-code']");
            await window.CodeAsync(codes[used]);
            if (used == 6)
            {
                Assert.That(window.Step, Is.EqualTo("/sign-in/codes-left"));
                await window.NextAsync();
            }

            Assert.That(window.Page.Url, Does.Contain("code="));
        }

        await window.Page.GotoAsync(server.Issuer + Info);
        Assert.That(await window.Page.Locator(".banner.bad").InnerTextAsync(), Does.Contain("You have 3 recovery codes left."));
    }

    private async Task RefusedInAResetAsync()
    {
        await OnSecurityInfoAsync();
        await window.ForgetAsync();
        await window.Page.GotoAsync($"{server.Issuer}/reset");
        await window.FillAsync("user-name", person.UserName);
        await window.NextAsync();
        Assert.That(await window.Page.Locator("[name=Method][value=totp]").CountAsync(), Is.EqualTo(1));
        Assert.That(await window.Page.Locator("[name=Method][value=recoveryCodes]").CountAsync(), Is.Zero);
        var answer = await window.Page.GotoAsync($"{server.Issuer}/reset/{new Uri(window.Page.Url).Segments[2].Trim('/')}/recoveryCodes");
        Assert.That(answer!.Status, Is.EqualTo(404));
    }

    private async Task OpenAppAsync()
    {
        await window.Page.GotoAsync(app.Request().Address.ToString());
        await window.SignInAsync(person.UserName, person.Password);
    }
}

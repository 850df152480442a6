using System.Diagnostics;
using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>Somebody who tries a temporary access pass in each place. It is no method: an administrator makes it, and it answers for all steps of a sign-in.</summary>
public sealed class PassPlaces(RunningServer server, RelyingParty app, BrowserWindow window)
{
    private TestPerson person = null!;

    /// <summary>Tries it in a place: it works there, or it is refused.</summary>
    public async Task TryAsync(string userName, MethodPlace place)
    {
        person = await server.People.AddAsync(userName, place is MethodPlace.Wizard ? ["totp"] : []);
        await (place switch
        {
            MethodPlace.Wizard => RefusedInTheWizardAsync(),
            MethodPlace.SecurityInfo => RefusedOnSecurityInfoAsync(),
            MethodPlace.SecondStep => AsSecondStepAsync(),
            MethodPlace.PasswordReset => RefusedInAResetAsync(),
            _ => throw new UnreachableException(),
        });
    }

    // It leads into the wizard, and is nothing that could be set up there.
    private async Task RefusedInTheWizardAsync()
    {
        await OpenAppAsync();
        await TypeAsync();
        Assert.That(window.Step, Is.EqualTo("/sign-in/more-info"));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/totp"));
        Assert.That(await window.Page.Locator("[value=accessPass], [value=pass]").CountAsync(), Is.Zero);
        await RefusedAtAsync($"{server.Issuer}/enroll/{Handle}/pass");
    }

    private async Task RefusedOnSecurityInfoAsync()
    {
        await window.Page.GotoAsync($"{server.Issuer}/security-info");
        await window.NextAsync();
        await TypeAsync();
        Assert.That(window.Step, Is.EqualTo("/security-info"));
        await window.FollowAsync("a[href='/security-info/add']");
        Assert.That(await window.Page.Locator("[value=totp]").CountAsync(), Is.EqualTo(1));
        Assert.That(await window.Page.Locator("[value=accessPass], [value=pass]").CountAsync(), Is.Zero);
    }

    // After the password, in the place of a method that is not at hand.
    private async Task AsSecondStepAsync()
    {
        await server.People.AddTotpAsync(person);
        await OpenAppAsync();
        await window.SignInAsync(person.UserName, person.Password);
        Assert.That(window.Step, Is.EqualTo("/sign-in/verify"));
        await TypeAsync();
        Assert.That(window.Page.Url, Does.Contain("code="));
    }

    private async Task RefusedInAResetAsync()
    {
        await server.People.AddTotpAsync(person);
        await window.Page.GotoAsync($"{server.Issuer}/reset");
        await window.FillAsync("user-name", person.UserName);
        await window.NextAsync();
        Assert.That(await window.Page.Locator("[name=Method][value=totp]").CountAsync(), Is.EqualTo(1));
        Assert.That(await window.Page.Locator("[name=Method][value=accessPass], [name=Method][value=pass]").CountAsync(), Is.Zero);
        await RefusedAtAsync($"{server.Issuer}/reset/{Handle}/pass");
    }

    private string Handle => new Uri(window.Page.Url).Segments[2].Trim('/');

    private async Task OpenAppAsync() => await window.Page.GotoAsync(app.Request().Address.ToString());

    // From whatever page of the sign-in one is at.
    private async Task TypeAsync()
    {
        var pass = await server.Passes.AddAsync(person);
        await window.Page.GotoAsync($"{server.Issuer}/sign-in/{Handle}/pass");
        await window.FillAsync("user-name", person.UserName);
        await window.FillAsync("pass", pass);
        await window.NextAsync();
    }

    private async Task RefusedAtAsync(string address)
    {
        var answer = await window.Page.GotoAsync(address);
        Assert.That(answer!.Status, Is.EqualTo(404));
    }
}

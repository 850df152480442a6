using System.Globalization;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>W13 in a password reset: a page warns two minutes before its time is over, one key gives more, and nothing that was typed is lost.</summary>
[Category("W13")]
public sealed class ResetSessionLimits : WalkFixture
{
    [Test]
    public async Task W13_A_reset_warns_two_minutes_before_and_one_key_gives_more_time_and_keeps_what_is_typed()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await AtResetAsync(window);
        await walk.GoAsync($"/reset/{walk.Handle}/totp");
        await window.FillAsync("code", "12");
        var loads = 0;
        window.Page.FrameNavigated += (_, _) => loads++;

        await PassAsync(walk, "12:55");
        Assert.That(await window.Page.Locator("#session").IsVisibleAsync(), Is.False, "two minutes and some seconds before");
        await PassAsync(walk, "00:06");
        await window.Page.Locator("#session").WaitForAsync();
        Assert.That(await window.Page.Locator("#session").InnerTextAsync(), Does.Contain("Your password stays as it is"));
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("#session").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

        Assert.That(await window.Page.Locator("#session-status").InnerTextAsync(), Is.EqualTo("You have more time now."));
        Assert.That(await window.Page.Locator("#session-note").InnerTextAsync(), Does.Contain("15 minutes"));
        await PassAsync(walk, "12:00");
        Assert.That(await window.Page.Locator("#code").InputValueAsync(), Is.EqualTo("12"));
        Assert.That(loads, Is.Zero, "the page was not loaded again");
        await walk.CodeAsync();
        Assert.That(window.Step, Is.EqualTo("/reset/password"), "25 minutes after the reset began");
    }

    [Test]
    public async Task W13_The_page_of_the_new_password_closes_when_its_proof_is_too_old_and_says_what_to_do()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await AtResetAsync(window);
        await PassAsync(walk, "05:00");
        await walk.GoAsync($"/reset/{walk.Handle}/totp");
        await walk.CodeAsync();
        await PassAsync(walk, "08:01");
        await window.Page.Locator("#session-stay").ClickAsync();
        await window.Page.Locator("#session").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        Assert.That(await window.Page.Locator("#session-note").InnerTextAsync(), Does.Contain("7 minutes"), "15 after the proof");
        Assert.That(await window.Page.Locator("#session-extend").IsVisibleAsync(), Is.False);

        await PassAsync(walk, "07:01");
        await window.Page.Locator("main .banner").WaitForAsync();

        Assert.That(window.Step, Is.EqualTo("/reset"));
        Assert.That(await window.Page.Locator("main .banner").InnerTextAsync(), Does.Contain("show it once more"));
    }

    /// <summary>Somebody who has an authenticator app, and begins a reset.</summary>
    private async Task<Walk> AtResetAsync(BrowserWindow window)
    {
        var walk = await RegisteredAsync(window);
        await walk.Server.Policy.PublishAsync(TestPolicies.Reset());
        await walk.GoAsync("/reset");
        await window.FillAsync("user-name", walk.Person.UserName);
        await window.NextAsync();
        return walk;
    }

    /// <summary>Time passes in the browser and at the server.</summary>
    private static async Task PassAsync(Walk walk, string minutes)
    {
        walk.Wait(TimeSpan.Parse($"00:{minutes}", CultureInfo.InvariantCulture));
        await walk.Window.Page.Clock.FastForwardAsync(minutes);
    }
}

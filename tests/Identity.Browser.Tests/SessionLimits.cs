using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>W13: a page warns two minutes before its time is over, one key gives more, and nothing that was typed is lost.</summary>
[Category("W13")]
public sealed class SessionLimits : WalkFixture
{
    [Test]
    [Category("W32")]
    public async Task W13_A_warning_comes_two_minutes_before_and_one_key_gives_more_time_and_keeps_what_is_typed()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await AtCodeAsync(window);
        await window.FillAsync("label", "My old phone");
        await window.FillAsync("code", "12");
        var loads = Loads(window);

        await PassAsync(walk, "12:55");
        Assert.That(await IsWarningAsync(window), Is.False, "two minutes and some seconds before");
        await PassAsync(walk, "00:06");
        await window.Page.Locator("#session").WaitForAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("#session").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

        Assert.That(await window.Page.Locator("#session-status").InnerTextAsync(), Is.EqualTo("You have more time now."));
        Assert.That(await window.Page.Locator("#session-note").InnerTextAsync(), Does.Contain("15 minutes"));
        Assert.That(await FocusAsync(window), Is.EqualTo("code"), "the focus is where it was");
        await PassAsync(walk, "12:00");
        Assert.That(await IsWarningAsync(window), Is.False, "25 minutes after the page was opened");
        Assert.That(await window.Page.Locator("#label").InputValueAsync(), Is.EqualTo("My old phone"));
        Assert.That(await window.Page.Locator("#code").InputValueAsync(), Is.EqualTo("12"));
        Assert.That(loads, Is.Empty, "the page was not loaded again");
    }

    [Test]
    public async Task W13_Time_is_given_ten_times()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await RegisteredAsync(window);
        var loads = Loads(window);
        for (var time = 0; time < 10; time++)
        {
            await PassAsync(walk, "13:01");
            await window.Page.Locator("#session-stay").ClickAsync();
            await window.Page.Locator("#session").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        }

        await PassAsync(walk, "13:01");

        await window.Page.Locator("#session-spent").WaitForAsync();
        Assert.That(await window.Page.Locator("#session-stay").IsVisibleAsync(), Is.False);
        Assert.That(await window.Page.Locator("#session-extend").IsVisibleAsync(), Is.False);
        Assert.That(loads, Is.Empty);
        await window.Page.Locator("#session-leave").ClickAsync();
        await walk.CodeAsync();
        Assert.That(window.Step, Is.EqualTo("/help"), "the last two minutes are still good: back in the app");
    }

    [Test]
    [Category("W12")]
    public async Task W12_The_warning_lets_the_keyboard_out_again()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await RegisteredAsync(window);
        await window.Page.Locator("#code").FocusAsync();
        await PassAsync(walk, "13:01");
        await window.Page.Locator("#session").WaitForAsync();
        Assert.That(await FocusAsync(window), Is.EqualTo("session-stay"));

        await window.Page.Keyboard.PressAsync("Escape");

        Assert.That(await IsWarningAsync(window), Is.False);
        Assert.That(await FocusAsync(window), Is.EqualTo("code"));
        await PassAsync(walk, "00:30");
        Assert.That(await IsWarningAsync(window), Is.False, "it was read");
    }

    [Test]
    [Category("rule-7")]
    public async Task W13_When_the_time_is_over_the_page_closes_and_the_same_request_begins_again()
    {
        await using var window = await OpenAsync("en");
        await window.Page.Clock.InstallAsync();
        var walk = await AtCodeAsync(window);

        await PassAsync(walk, "15:01");
        await window.Page.WaitForURLAsync(address => address.EndsWith("?again", StringComparison.Ordinal));

        Assert.That(await window.Page.Locator(".banner").InnerTextAsync(), Does.StartWith("The time for this sign-in was over."));
        await walk.SignInAsync();
        Assert.That(window.Step, Is.EqualTo("/sign-in/more-info"));
    }

    [Test]
    public async Task W13_More_time_for_a_sign_in_that_was_finished_in_another_tab_shows_that_it_was()
    {
        await using var window = await OpenAsync("en");
        var walk = await RegisteredAsync(window);
        var tab = await window.OpenTabAsync(window.Page.Url);
        await tab.FillAsync("#code", walk.Authenticator!.NextCode(walk.Server));
        await tab.Locator("main .btn").First.ClickAsync();

        await window.FollowAsync("#session-extend button");

        Assert.That(window.Step, Is.EqualTo("/sign-in/already-done"));
    }

    private static Task<bool> IsWarningAsync(BrowserWindow window) => window.Page.Locator("#session").IsVisibleAsync();

    private static Task<string> FocusAsync(BrowserWindow window) => window.Page.EvaluateAsync<string>("document.activeElement.id");

    /// <summary>The addresses that the window goes to from now on.</summary>
    private static List<string> Loads(BrowserWindow window)
    {
        var loads = new List<string>();
        window.Page.FrameNavigated += (_, frame) => loads.Add(frame.Url);
        return loads;
    }

    /// <summary>Time passes in the browser and at the server.</summary>
    private static async Task PassAsync(Walk walk, string minutes)
    {
        walk.Wait(TimeSpan.Parse($"00:{minutes}", System.Globalization.CultureInfo.InvariantCulture));
        await walk.Window.Page.Clock.FastForwardAsync(minutes);
    }
}

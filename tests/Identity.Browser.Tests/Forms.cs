using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>What happens while people type, choose, paste and send.</summary>
[TestFixture("en")]
[TestFixture("nl")]
public sealed class Forms(string language) : WalkFixture
{
    [Test]
    [Category("W12")]
    public async Task W12_The_whole_wizard_is_done_by_keyboard()
    {
        await using var window = await OpenAsync(language);
        var walk = await NewcomerAsync(window);
        await window.KeyAsync("#user-name", walk.Person.UserName);
        await window.KeyAsync("#password", $"{walk.Person.Password}\n");
        await window.KeyAsync("main .btn:not(.alt)", "\n");
        await window.KeyAsync("main .btn:not(.alt)", "\n");
        var authenticator = ShellAuthenticator.Of(await window.ScanAsync());
        await window.KeyAsync("main a.btn:not(.alt)", "\n");
        await window.KeyAsync("#code", $"{await authenticator.CodeAtAsync(walk.Server.Clock.GetUtcNow())}\n");
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        await window.KeyAsync("main a.btn:not(.alt)", "\n");

        Assert.That(window.Step, Is.EqualTo("/help"), "back in the app");
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    [Category("W22")]
    public async Task W22_Nothing_is_sent_by_the_last_digit_and_a_choice_does_not_leave_the_page()
    {
        await using var window = await OpenAsync(language);
        var walk = await RegisteredAsync(window);
        List<string> sent = [];
        Watch(window);
        await window.Page.Locator("#code").PressSequentiallyAsync(walk.Authenticator!.NextCode(walk.Server));
        await SettleAsync(window);
        Assert.That(sent, Is.Empty);

        await using var other = await OpenAsync(language);
        var chooser = await NewcomerAsync(other);
        await chooser.SignInAsync();
        await chooser.Server.Policy.PublishAsync(PageWays.TwoMethods("staff"));
        await chooser.GoAsync($"/enroll/{chooser.Handle}/choose");
        await chooser.Server.Policy.PublishAsync(TestPolicies.Demo);
        Watch(other);
        await other.Page.Locator("input[value=totp]").FocusAsync();
        await other.Page.Keyboard.PressAsync("ArrowDown");
        await SettleAsync(other);

        Assert.That(await other.Page.Locator("input[value=phone]").IsCheckedAsync(), Is.True);
        Assert.That(sent, Is.Empty);

        // Pictures and styles of the page itself may still come.
        void Watch(BrowserWindow watched) => watched.Page.Request += (_, request) =>
        {
            if (request.ResourceType is "document" or "fetch" or "xhr")
            {
                sent.Add(request.Url);
            }
        };
    }

    [Test]
    [Category("W24")]
    public async Task W24_What_was_typed_is_kept_and_the_summary_leads_to_the_field()
    {
        await using var window = await OpenAsync(language);
        var walk = await AtCodeAsync(window);
        await window.FillAsync("label", "My old phone");
        await walk.GuessAsync(1);

        Assert.That(await window.Page.Locator("[role=alert]").EvaluateAsync<bool>("summary => summary === document.activeElement"), Is.True);
        Assert.That(await window.Page.Locator("#label").InputValueAsync(), Is.EqualTo("My old phone"));
        Assert.That(await window.Page.Locator("#code").InputValueAsync(), Has.Length.EqualTo(6));
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.That(await window.Page.Locator("#code").EvaluateAsync<bool>("field => field === document.activeElement"), Is.True);
    }

    [Test]
    [Category("W24")]
    public async Task W24_A_wrong_password_keeps_the_name()
    {
        await using var window = await OpenAsync(language);
        var walk = await NewcomerAsync(window);
        await window.SignInAsync(walk.Person.UserName, "wrong");

        Assert.That(await window.Page.Locator("#user-name").InputValueAsync(), Is.EqualTo(walk.Person.UserName));
        Assert.That(await window.Page.Locator("#password").InputValueAsync(), Is.Empty);
    }

    [Test]
    [Category("W27")]
    public async Task W27_Nothing_is_asked_twice_in_one_sign_in()
    {
        await using var window = await OpenAsync(language);
        var walk = await NewcomerAsync(window);
        Dictionary<string, HashSet<string>> asked = [];
        await NoteAsync();
        await walk.SignInAsync();
        await NoteAsync();
        await window.NextAsync();
        await NoteAsync();
        await window.NextAsync();
        await NoteAsync();
        await walk.ScanAsync();
        await window.NextAsync();
        await NoteAsync();
        await walk.CodeAsync();
        await NoteAsync();

        Assert.That(asked, Contains.Key("Input.UserName").And.ContainKey("Input.Code"));
        Assert.That(asked.Select(field => field.Value.Count), Is.All.EqualTo(1), string.Join("; ", asked.Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")));

        async Task NoteAsync()
        {
            foreach (var name in await window.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main input:not([type=hidden])')].map(field => field.name)"))
            {
                asked.TryAdd(name, []);
                asked[name].Add(window.Step);
            }
        }
    }

    [Test]
    [Category("W27")]
    public async Task W27_Who_comes_back_to_the_first_page_does_not_type_the_name_again()
    {
        await using var window = await OpenAsync(language);
        var walk = await RegisteredAsync(window);

        await window.FollowAsync($"main a[href$='{walk.Handle}']");

        Assert.That(window.Step, Is.EqualTo("/sign-in"));
        Assert.That(await window.Page.Locator("#user-name").InputValueAsync(), Is.EqualTo(walk.Person.UserName));
    }

    [Test]
    [Category("W28")]
    public async Task W28_A_code_pasted_in_two_groups_is_accepted_in_the_wizard_and_at_sign_in()
    {
        await using var window = await OpenAsync(language);
        var walk = await AtCodeAsync(window);
        await PasteAsync(window, Grouped(walk.Authenticator!.NextCode(walk.Server)));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));

        await window.ForgetAsync();
        await walk.OpenAppAsync();
        await walk.SignInAsync();
        await PasteAsync(window, Grouped(walk.Authenticator.NextCode(walk.Server)));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/help"), "back in the app");
    }

    [Test]
    [Category("W31")]
    public async Task W31_Show_password_says_whether_it_is_pressed()
    {
        await using var window = await OpenAsync(language);
        await NewcomerAsync(window);
        await window.FillAsync("password", "secret");
        var button = window.Page.Locator("[data-reveal]");
        Assert.That(await button.GetAttributeAsync("aria-pressed"), Is.EqualTo("false"));

        await button.ClickAsync();

        Assert.That(await button.GetAttributeAsync("aria-pressed"), Is.EqualTo("true"));
        Assert.That(await window.Page.Locator("#password").GetAttributeAsync("type"), Is.EqualTo("text"));
        Assert.That(await window.Page.Locator("#password").InputValueAsync(), Is.EqualTo("secret"));
    }

    [Test]
    [Category("W32")]
    public async Task W32_Copied_is_announced_and_the_focus_stays()
    {
        await using var window = await OpenAsync(language);
        await window.AllowClipboardAsync();
        var walk = await NewcomerAsync(window);
        await walk.SignInAsync();
        await window.NextAsync();
        await window.NextAsync();
        await walk.ScanAsync();
        await walk.UnfoldAsync();

        await window.Page.Locator("[data-copy]").ClickAsync();

        await Assertions.Expect(window.Page.Locator("#copied[role=status]")).Not.ToBeEmptyAsync();
        Assert.That(await window.Page.EvaluateAsync<bool>("document.activeElement.matches('[data-copy]')"), Is.True);
        Assert.That(await window.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), Is.EqualTo(walk.Authenticator!.Base32));
    }

    private static string Grouped(string code) => $"{code[..3]} {code[3..]}";

    private static async Task PasteAsync(BrowserWindow window, string text)
    {
        await window.AllowClipboardAsync();
        await window.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await window.Page.Locator("#code").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+v");
        Assert.That(await window.Page.Locator("#code").InputValueAsync(), Is.EqualTo(text));
    }

    /// <summary>Lets the page do what it would do by itself.</summary>
    private static async Task SettleAsync(BrowserWindow window) =>
        await window.Page.EvaluateAsync("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}

using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>One window, and what its console complained about: a blocked script, a missing file, a violated policy.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private const int MostTabs = 30;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    /// <summary>Watches a page.</summary>
    public BrowserWindow(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the console said so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The path it is at, without handles and ids.</summary>
    public string Step => string.Concat(new Uri(Page.Url).Segments.Where(segment => segment.Trim('/').Length < 36)).TrimEnd('/');

    /// <summary>Fills in a field and leaves it.</summary>
    public Task FillAsync(string id, string value) => Page.Locator($"#{id}").FillAsync(value);

    /// <summary>Presses the page's first main button or link.</summary>
    public Task NextAsync() => FollowAsync("main .btn:not(.alt)");

    /// <summary>Presses or follows what a selector finds first, and waits until the page that it leads to is there; it may be the same one.</summary>
    public async Task FollowAsync(string selector)
    {
        await Page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await Page.Locator(selector).First.ClickAsync();
        await Page.Locator("html:not([data-left])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

        // The page itself is asked: a load event that comes together with the navigation can be missed.
        while (await Page.EvaluateAsync<string>("document.readyState") != "complete")
        {
            await Task.Yield();
        }
    }

    /// <summary>Moves the focus with the Tab key to what a selector finds, and types there; a line break at the end presses Enter and waits for the next page.</summary>
    public async Task KeyAsync(string selector, string text)
    {
        await Page.Locator(selector).First.WaitForAsync();
        for (var tab = 0; tab < MostTabs && !await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector); tab++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }

        await Page.Keyboard.InsertTextAsync(text.TrimEnd('\n'));
        if (text.EndsWith('\n'))
        {
            var before = Page.Url;
            await Page.Keyboard.PressAsync("Enter");
            await Page.WaitForURLAsync(address => address != before);
        }
    }

    /// <summary>Becomes a browser that was never here.</summary>
    public Task ForgetAsync() => context.ClearCookiesAsync();

    /// <summary>Opens an address in another tab of this browser.</summary>
    public async Task<IPage> OpenTabAsync(string address)
    {
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(address);
        return tab;
    }

    /// <summary>Lets pages copy and paste, as people let them.</summary>
    public Task AllowClipboardAsync() => context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

    /// <summary>Gives the browser a security key that somebody always touches at once. It verifies its user and keeps passkeys, or can do neither.</summary>
    public async Task AddAuthenticatorAsync(string transport, bool verifiesUser = true)
    {
        var devtools = await context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = transport,
            ["hasResidentKey"] = verifiesUser,
            ["hasUserVerification"] = verifiesUser,
            ["isUserVerified"] = verifiesUser,
            ["automaticPresenceSimulation"] = true,
        };
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = options });
    }

    /// <summary>Signs in with a name and a password.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        await FillAsync("user-name", userName);
        await FillAsync("password", password);
        await NextAsync();
    }

    /// <summary>Types a code and sends it.</summary>
    public async Task CodeAsync(string code)
    {
        await FillAsync("code", code);
        await NextAsync();
    }

    /// <summary>The address of the authenticator's key, read by <c>zbarimg</c> from a screenshot of the page as a phone's camera would see it.</summary>
    public async Task<Uri> ScanAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.png");
        try
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
            return new Uri(await Tool.RunAsync("zbarimg", "zbar-tools", "--quiet", "--raw", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => context.DisposeAsync();
}

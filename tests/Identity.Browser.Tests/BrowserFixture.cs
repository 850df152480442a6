using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>Tests in Chromium, the one that the system has.</summary>
public abstract class BrowserFixture
{
    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    [OneTimeSetUp]
    public async Task LaunchAsync()
    {
        const string path = "/usr/bin/chromium";
        Assert.That(path, Does.Exist, "the package chromium has it (tests/run installs it)");
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }

    /// <summary>A person's browser, in their language.</summary>
    protected async Task<BrowserWindow> OpenAsync(string language, bool javaScript = true)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            JavaScriptEnabled = javaScript,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        return new BrowserWindow(context, await context.NewPageAsync());
    }
}

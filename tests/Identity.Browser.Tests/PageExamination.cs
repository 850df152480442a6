using System.Globalization;
using System.Text.Json;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>What is looked at on every page: accessibility, width, colours, console; and a screenshot of each look.</summary>
public sealed class PageExamination(BrowserWindow window, string language)
{
    private const int Narrowest = 320;

    private static readonly string Axe = File.ReadAllText(Repository.PathOf("tests", "foreign", "node_modules", "axe-core", "axe.min.js"));
    private static readonly string Screens = Directory.CreateDirectory(Repository.PathOf("artifacts", "screens")).FullName;
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private readonly List<string> findings = [];

    /// <summary>Everything that was wrong, a line each.</summary>
    public IReadOnlyList<string> Findings => [.. findings, .. window.Complaints.Select(complaint => $"console: {complaint}")];

    /// <summary>Looks at the page that the window shows.</summary>
    public async Task LookAsync(string name)
    {
        var page = window.Page;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in new[] { 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var look = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}-{language}");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screens, $"{look}.png"), FullPage = true });
                findings.AddRange((await ViolationsAsync()).Select(violation => $"{look}: {violation}"));
            }
        }

        await page.SetViewportSizeAsync(Narrowest, 900);
        await CheckAsync(name, "scrolls sideways at 320 px", "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        await page.SetViewportSizeAsync(1280, 900);
        await CheckAsync(name, "has another number of first headings than one", "document.querySelectorAll('h1').length !== 1");
        await CheckAsync(name, $"is not marked as {language}", $"document.documentElement.lang !== '{language}'");
        await CheckAsync(name, "has targets smaller than 24 px", """
            [...document.querySelectorAll('main button, main input:not([type=hidden]):not([type=radio]), main .btn')]
                .some(target => target.offsetParent !== null && (target.offsetHeight < 24 || target.offsetWidth < 24))
            """);
        await CheckAsync(name, "has fields without a label", """
            [...document.querySelectorAll('main input:not([type=hidden])')].some(input => input.labels.length === 0)
            """);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    private async Task CheckAsync(string name, string finding, string expression)
    {
        if (await window.Page.EvaluateAsync<bool>(expression))
        {
            findings.Add($"{name}-{language}: {finding}");
        }
    }

    private async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await window.Page.EvaluateAsync(Axe);
        var json = await window.Page.EvaluateAsync<string>(
            """
            async tags => JSON.stringify((await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations
                .map(violation => `${violation.id}: ${violation.help} (${violation.nodes.map(node => node.target.join(' ')).join(', ')})`))
            """,
            Tags);
        return JsonSerializer.Deserialize<List<string>>(json)!;
    }
}

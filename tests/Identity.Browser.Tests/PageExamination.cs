using System.Text.Json;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>What is looked at on every page, in one go; and a screenshot of each look.</summary>
public sealed class PageExamination(BrowserWindow window, string language, Findings findings)
{
    /// <summary>The accessibility rules of axe-core, in every width and theme.</summary>
    public const string Axe = "axe";

    private const string Spacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

    private static readonly string[] OfThePage =
        ["W01", "W02", "W05", "W11", "W14", "W15", "W16", "W18", "W19", "W20", "W21", "W24", "W28", "W29", "W31", "W32"];

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string AxeScript = File.ReadAllText(Repository.PathOf("tests", "foreign", "node_modules", "axe-core", "axe.min.js"));
    private static readonly string Checks = File.ReadAllText(Repository.PathOf("tests", "Identity.Browser.Tests", "page-checks.js"));
    private static readonly string Screens = Directory.CreateDirectory(Repository.PathOf("artifacts", "screens")).FullName;

    private IPage Page => window.Page;

    /// <summary>Looks at the page that the window shows.</summary>
    public async Task<PageFacts> LookAsync(string state)
    {
        // A way may end as soon as the page has its words: what it looks like comes after that.
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.EvaluateAsync(Checks);
        await Page.EvaluateAsync(AxeScript);
        foreach (var id in OfThePage)
        {
            findings.Add(id, state, await AskAsync($"checks.{id}('{language}')"));
        }

        await PhotographAsync(state, 360);
        await PhotographAsync(state, 1280);
        var facts = await CompareAsync(state);
        await TabAsync($"{state}-1280");
        findings.Add("W08", $"{state}, letters of twice the size", await RestyledAsync("html { font-size: 200% }"));
        findings.Add("W10", $"{state}-1280", await RestyledAsync(Spacing));
        await ResizeAsync(768, 900);
        await TabAsync($"{state}-768");
        await ResizeAsync(640, 450);
        findings.Add("W08", $"{state}, 200 %", await BrokenAsync());
        await ResizeAsync(800, 360);
        findings.Add("W04", $"{state}, landscape", await BrokenAsync());
        var landscape = await WordsAsync();
        await ResizeAsync(360, 800);
        findings.Add("W04", $"{state}, portrait", await BrokenAsync());
        findings.Add("W04", state, await WordsAsync() == landscape ? [] : ["does not say the same in portrait and in landscape"]);
        findings.Add("W20", $"{state}-360", await AskAsync("checks.W20()"));
        await TabAsync($"{state}-360");
        await ResizeAsync(320, 640);
        findings.Add("W08", $"{state}-320", await BrokenAsync());
        findings.Add("W10", $"{state}-320", await RestyledAsync(Spacing));
        await ResizeAsync(1280, 900);
        return facts;
    }

    private Task ResizeAsync(int width, int height) => Page.SetViewportSizeAsync(width, height);

    private async Task<IReadOnlyList<string>> AskAsync(string expression) => await Page.EvaluateAsync<string[]>(expression);

    private Task<IReadOnlyList<string>> BrokenAsync() => AskAsync("[...checks.sideways(), ...checks.clipped()]");

    private Task<string> WordsAsync() => Page.EvaluateAsync<string>("document.querySelector('main').innerText.replace(/\\s+/g, ' ')");

    private async Task<IReadOnlyList<string>> RestyledAsync(string css)
    {
        await Page.EvaluateAsync("css => restyle(css)", css);
        var found = await BrokenAsync();
        await Page.EvaluateAsync("restyle('')");
        return found;
    }

    private async Task PhotographAsync(string state, int width)
    {
        await ResizeAsync(width, 900);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var look = $"{state}-{width}-{scheme.ToString().ToLowerInvariant()}-{language}";
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screens, $"{look}.png"), FullPage = true });
            findings.Add(Axe, look, await ViolationsAsync());
        }

        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
    }

    // Presses Tab from the top as often as there is something to reach.
    private async Task TabAsync(string look)
    {
        var count = await Page.EvaluateAsync<int>("tabbing.count()");
        await Page.EvaluateAsync("tabbing.start()");
        List<TabStop> stops = [];
        for (var press = 0; press < count; press++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<JsonElement?>("tabbing.stop()") is { ValueKind: JsonValueKind.Object } stop)
            {
                stops.Add(stop.Deserialize<TabStop>(JsonSerializerOptions.Web)!);
            }
        }

        findings.Add("W12", look, stops.Distinct().Count() == count ? [] : [$"Tab reaches {stops.Distinct().Count()} of {count}: {string.Join(", ", stops.Select(stop => stop.Name))}"]);
        findings.Add("W03", look, stops.Zip(stops.Skip(1)).Where(pair => pair.Second.IsReadBefore(pair.First)).Select(pair => $"{pair.Second.Name} comes after {pair.First.Name}"));
        findings.Add("W16", look, stops.Where(stop => !stop.IsMarked).Select(stop => $"{stop.Name} does not show the focus"));
        findings.Add("W17", look, stops.Where(stop => stop.IsCovered).Select(stop => $"{stop.Name} is covered"));
    }

    private async Task<PageFacts> CompareAsync(string state)
    {
        const string help =
            """
            [...document.querySelectorAll('footer a, footer p')]
                .map(part => `${part.textContent.trim().replace(/ [2-9A-Z]{8}$/, '')} at ${part.matches('a') ? Math.round(part.getBoundingClientRect().x) : 'the end'}`).join(', ')
            """;
        const string title = "document.title.replace(/^(Error|Fout): /, '')";
        return new PageFacts(state, window.Step, await Page.EvaluateAsync<string>(title), await Page.EvaluateAsync<string>(help));
    }

    private async Task<IReadOnlyList<string>> ViolationsAsync() => await Page.EvaluateAsync<string[]>(
        """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations
            .map(violation => `${violation.id}: ${violation.help} (${violation.nodes.map(node => node.target.join(' ')).join(', ')})`)
        """,
        Tags);
}

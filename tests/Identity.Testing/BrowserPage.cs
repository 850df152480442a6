using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Identity.Testing;

/// <summary>Where a browser stands: a page of the server, or the door to the app.</summary>
public sealed class BrowserPage(FormBrowser browser, Uri address, HttpResponseMessage response, string body)
{
    /// <summary>The browser that shows it.</summary>
    public FormBrowser Browser => browser;

    /// <summary>Its address.</summary>
    public Uri Address => address;

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; } = response.StatusCode;

    /// <summary>The headers of the answer, by name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } =
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));

    /// <summary>The bytes of the answer as text.</summary>
    public string Body => body;

    /// <summary>The page.</summary>
    public IHtmlDocument Document { get; init; } = new HtmlParser().ParseDocument("");

    /// <summary>Where at the app the server sent the browser; <see langword="null"/> while it is at the server.</summary>
    public Uri? App { get; init; }

    /// <summary>Which page it is: the path without the handle, for example <c>/sign-in/verify</c>, or <c>app</c>.</summary>
    public string Step => App is not null ? "app" : string.Concat(address.Segments.Where(segment => segment.Trim('/').Length < 40)).TrimEnd('/');

    /// <summary>What the page says went wrong.</summary>
    public string Error => Text("[role=alert]");

    /// <summary>The text of the first element that a selector finds; empty if there is none.</summary>
    public string Text(string selector) => Document.QuerySelector(selector)?.TextContent.Trim() ?? "";

    /// <summary>The value of an input; empty if there is none.</summary>
    public string Value(string name) => Document.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value ?? "";

    /// <summary>Whether there is a form for a handler (<see langword="null"/>: the page's own).</summary>
    public bool Has(string? handler) => Find(handler) is not null;

    /// <summary>Submits the page's own form.</summary>
    public Task<BrowserPage> SubmitAsync(params (string Name, string Value)[] changes) => SubmitAsync(handler: null, changes);

    /// <summary>Submits the form of a handler, with some fields changed or added. Any number of times, as Back lets people do.</summary>
    public Task<BrowserPage> SubmitAsync(string? handler, params (string Name, string Value)[] changes) => SubmitInAsync(browser, handler, changes);

    /// <summary>Submits a form of this page from another browser or tab.</summary>
    public Task<BrowserPage> SubmitInAsync(FormBrowser other, string? handler, params (string Name, string Value)[] changes) =>
        PostAsync(other, Find(handler) ?? throw new InvalidOperationException($"{address} has no form for '{handler}'."), changes);

    /// <summary>Presses "Sign out" in the header, or in another part of the page.</summary>
    public Task<BrowserPage> SignOutAsync(string part = "header") =>
        PostAsync(
            browser,
            Document.QuerySelector<IHtmlFormElement>($"{part} form[action*='/sign-out']") ?? throw new InvalidOperationException($"{address} has no way to sign out."),
            []);

    /// <summary>Follows the first link whose address contains <paramref name="part"/>.</summary>
    public Task<BrowserPage> FollowAsync(string part)
    {
        var link = Document.QuerySelectorAll("main a[href]").FirstOrDefault(link => link.GetAttribute("href")!.Contains(part, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{address} has no link to '{part}'.");
        return browser.GetAsync(new Uri(address, link.GetAttribute("href")).ToString());
    }

    /// <summary>Opens the same address again.</summary>
    public Task<BrowserPage> ReloadAsync() => browser.GetAsync(address.ToString());

    /// <summary>Whether the page links to an address.</summary>
    public bool LinksTo(string target) => Document.QuerySelectorAll("main a[href]").Any(link => link.GetAttribute("href") == target);

    private Task<BrowserPage> PostAsync(FormBrowser other, IHtmlFormElement form, (string Name, string Value)[] changes)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is { Length: > 0 } && (input.Type is not ("radio" or "checkbox") || input.IsChecked))
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var choice in form.Elements.OfType<IHtmlSelectElement>())
        {
            fields[choice.Name!] = choice.Value!;
        }

        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return other.PostAsync(Target(form), fields);
    }

    private string Target(IElement form) =>
        new Uri(address, form.GetAttribute("action") is { Length: > 0 } action ? action : address.PathAndQuery).ToString();

    // What is around the page's own content has its forms too: to sign out, and for more time.
    private IHtmlFormElement? Find(string? handler) => handler is null
        ? Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
            .FirstOrDefault(form => form.GetAttribute("action")?.Contains("handler=", StringComparison.Ordinal) != true)
        : Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .FirstOrDefault(form => form.GetAttribute("action")?.Contains($"handler={handler}", StringComparison.Ordinal) == true);
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>Reads what the browser brings to the redirect URI, as its response mode says.</summary>
internal static class AnswerReader
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static Dictionary<string, string> Read(BrowserPage page, SuiteRequest request) =>
        request["response_mode"] == "form_post" ? ReadForm(page, request["redirect_uri"]!) : ReadQuery(page, request["redirect_uri"]!);

    private static Dictionary<string, string> ReadQuery(BrowserPage page, string redirectUri)
    {
        Assert.That(page.Step, Is.EqualTo("app"), page.Text("main"));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        CheckDiscretion(page);
        var location = page.Headers["location"];
        var start = $"{redirectUri}{(redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}";
        Assert.That(location, Does.StartWith(start).And.Not.Contain("#"));
        return Parse(location[start.Length..]);
    }

    /// <summary>Submits the page as HTML says: its one script may run, and without scripts there is a button (OAuth 2.0 Form Post Response Mode 2).</summary>
    private static Dictionary<string, string> ReadForm(BrowserPage page, string redirectUri)
    {
        Assert.That((page.Status, page.Step), Is.EqualTo((HttpStatusCode.OK, "/connect/authorize")), page.Text("main"));
        CheckDiscretion(page);
        var form = (IHtmlFormElement)page.Document.QuerySelectorAll("form").Single();
        var script = page.Document.QuerySelectorAll("script").Single().TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        Assert.That(page.Headers["content-security-policy"], Does.Contain($"'sha256-{hash}'").And.Not.Contain("form-action"));
        Assert.That(script, Does.Contain("submit()"));
        Assert.That(form.QuerySelector("button"), Is.Not.Null);

        var submission = form.GetSubmission()!;
        Assert.That(submission.Method, Is.EqualTo(AngleSharp.Io.HttpMethod.Post));
        Assert.That(submission.Target.Href, Is.EqualTo(redirectUri), "nothing in the address");
        Assert.That(submission.MimeType, Is.EqualTo(FormType));
        using var body = new StreamReader(submission.Body);
        return Parse(body.ReadToEnd());
    }

    private static void CheckDiscretion(BrowserPage page)
    {
        Assert.That(page.Headers["cache-control"], Does.Contain("no-store"));
        Assert.That(page.Headers["referrer-policy"], Is.EqualTo("no-referrer"));
    }

    // A name that came twice would throw here.
    private static Dictionary<string, string> Parse(string members) =>
        members.Split('&').Select(member => member.Split('=', 2)).ToDictionary(parts => Decode(parts[0]), parts => Decode(parts[1]), StringComparer.Ordinal);

    private static string Decode(string text) => WebUtility.UrlDecode(text);
}

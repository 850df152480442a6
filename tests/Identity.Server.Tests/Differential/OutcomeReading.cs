using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Identity.Testing;

namespace Identity.Server.Tests.Differential;

/// <summary>Says in one line what came of a request, in words that do not depend on the server: where it leads, the status, the error.</summary>
/// <param name="server">The server.</param>
/// <param name="http">Sends what a browser's script would send on.</param>
internal sealed class OutcomeReading(Uri server, HttpClient http)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The line.</summary>
    public async Task<string> ReadAsync(HttpResponseMessage response)
    {
        if (response.Headers.Location is { } location)
        {
            return Lead(response.StatusCode, location);
        }

        var body = await response.Content.ReadAsStringAsync();
        return response.Content.Headers.ContentType?.MediaType switch
        {
            "application/json" => $"{(int)response.StatusCode} {Tell(JsonNode.Parse(body)!.AsObject())}".TrimEnd(),
            "text/html" => await ShowAsync(response, await Parser.ParseDocumentAsync(body)),
            _ => $"{(int)response.StatusCode}",
        };
    }

    private string Lead(HttpStatusCode status, Uri location)
    {
        var target = new Uri(server, location);
        if (target.Authority == server.Authority)
        {
            return target.AbsolutePath.Split('/')[1] switch
            {
                "sign-in" or "interaction" => "sign-in",
                "connect" when target.AbsolutePath.StartsWith("/connect/authorize/", StringComparison.Ordinal) => "sign-in",
                "sign-out" => "asks",
                "signed-out" => "signed out",
                "connect" when target.AbsolutePath.EndsWith("/success", StringComparison.Ordinal) => "signed out",
                _ => $"{(int)status} {target.AbsolutePath}",
            };
        }

        var text = location.OriginalString;
        var (mode, end) = text.Contains('#', StringComparison.Ordinal) ? ("fragment", text.IndexOf('#', StringComparison.Ordinal)) : ("query", text.IndexOf('?', StringComparison.Ordinal));
        return end < 0 ? $"{(int)status} to {text}" : $"{(int)status} to {text[..end]} by {mode}{Members(name => HttpUtility.ParseQueryString(text[(end + 1)..])[name])}";
    }

    private static string Members(Func<string, string?> find) =>
        string.Concat(
            find("error") is { } error ? $" {error}" : "",
            find("code") is null ? "" : " code",
            find("state") is null ? "" : " state");

    private static string Tell(JsonObject body) => body switch
    {
        _ when body["error"] is { } error => (string?)error ?? "",
        _ when body["active"] is { } active => (bool)active ? "active" : "inactive",
        _ when body["access_token"] is not null => "tokens",
        _ when body["request_uri"] is not null => "pushed",
        _ => "",
    };

    private async Task<string> ShowAsync(HttpResponseMessage response, IHtmlDocument page)
    {
        if (page.QuerySelector("main dd, dl dd") is { } error)
        {
            return $"{(int)response.StatusCode} page {error.TextContent}";
        }

        if (page.Forms.FirstOrDefault(form => form.GetAttribute("action") is not null && form.Method == "post") is not { } form)
        {
            return $"{(int)response.StatusCode} page";
        }

        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Name is not null).ToDictionary(input => input.Name!, input => input.Value);
        var action = new Uri(server, form.GetAttribute("action"));
        if (action.Authority != server.Authority)
        {
            return $"{(int)response.StatusCode} to {form.GetAttribute("action")} by form{Members(fields.GetValueOrDefault)}";
        }

        return fields.ContainsKey("logout") ? await ConfirmAsync(response, action, fields) : "asks";
    }

    // A page that sends its form by itself, as that of oidc-provider does where nobody is signed in.
    private async Task<string> ConfirmAsync(HttpResponseMessage response, Uri action, Dictionary<string, string> fields)
    {
        var cookies = new CookieJar();
        cookies.Receive(response.Headers);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        cookies.Send(request.Headers);
        using var next = await http.SendAsync(request);
        return await ReadAsync(next);
    }
}

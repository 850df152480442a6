using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Identity.OpenId.Hosting;
using Identity.OpenId.Requests;
using Identity.Server.Localization;
using Microsoft.Extensions.Options;

namespace Identity.Server.Hosting;

/// <summary>The page between a sign-in and an app that wants its answer posted.</summary>
internal sealed class FormPostPage(RequestLanguage language, Texts texts, IOptionsSnapshot<BrandingOptions> branding) : IFormPostPage
{
    private const string Script = "document.forms[0].submit()";

    /// <summary>Its one script and the style sheet of pages. Without <c>form-action</c>: the form goes to the app, which may redirect anywhere.</summary>
    private static readonly string Policy =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; style-src 'self'; img-src 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public Task WriteAsync(HttpContext context, ProtocolResult.FormPost answer)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page(answer, context.Request.PathBase), context.RequestAborted);
    }

    private string Page(ProtocolResult.FormPost answer, PathString root)
    {
        var fields = answer.Members.Select(member => $"<input type=\"hidden\" name=\"{Encode(member.Name)}\" value=\"{Encode(member.Value)}\">");
        return $"""
            <!doctype html>
            <html lang="{language.Tag}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Text("FormPost.Title")} – {Encode(branding.Value.OrganisationName)}</title>
              <link rel="stylesheet" href="{root}/site.css">
              <link rel="icon" href="{root}/favicon.svg" type="image/svg+xml">
            </head>
            <body>
              <main id="main">
                <form class="card stack" method="post" action="{Encode(answer.Action)}">
                  <h1>{Text("FormPost.Title")}</h1>
                  <p>{Text("FormPost.Body")}</p>
                  {string.Concat(fields)}
                  <button class="btn">{Text("FormPost.Continue")}</button>
                </form>
              </main>
              <script>{Script}</script>
            </body>
            </html>
            """;
    }

    private string Text(string name) => Encode(texts[name]);

    private static string Encode(string value) => HtmlEncoder.Default.Encode(value);
}

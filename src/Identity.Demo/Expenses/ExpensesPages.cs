using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Identity.Demo.Expenses;

/// <summary>The few pages of Expenses.</summary>
internal static class ExpensesPages
{
    private static readonly string[] Languages = ["en", "nl"];

    /// <summary>Puts them at their addresses.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/", (HttpContext context) => Home(context));
        app.MapGet("/expenses.css", () => Results.Text(DemoResource.Text("expenses.css"), "text/css"));
        app.MapGet("/not-signed-in", () => Page(
            "Not signed in",
            """
            <h1>You are not signed in</h1>
            <p>The sign-in was cancelled or could not be finished.</p>
            <p><a class="button" href="/sign-in">Try again</a> <a href="/">Home</a></p>
            """));
        app.MapGet("/sign-in", (string? language) => SignIn(language));
        app.MapPost("/refresh", ExpensesTokens.RefreshAsync).RequireAuthorization();
        app.MapPost("/sign-out", () => Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]));
    }

    private static IResult SignIn(string? language)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.SetParameter(ExpensesSignIn.Language, Array.Find(Languages, known => known == language));
        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static IResult Home(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated is not true)
        {
            return Page(
                "Expenses",
                """
                <h1>Expenses</h1>
                <p>Sign in to see your expenses.</p>
                <p><a class="button" href="/sign-in?language=en">Sign in</a> <a href="/sign-in?language=nl" lang="nl" hreflang="nl">Nederlands</a></p>
                """);
        }

        var rows = string.Concat(context.User.Claims.Select(claim => $"<tr><th scope=\"row\">{Text(claim.Type)}</th><td>{Text(claim.Value)}</td></tr>\n"));
        var refreshed = context.Request.Query["refreshed"].ToString() switch
        {
            "yes" => """<p role="status">The tokens were refreshed.</p>""",
            "no" => """<p role="alert">The identity provider did not refresh the tokens. Sign in again to get new ones.</p>""",
            _ => "",
        };
        return Page(
            "Expenses",
            $"""
            <h1>Hello, {Text(context.User.Identity.Name ?? "")}</h1>
            {refreshed}
            <p>This is what the identity provider told Expenses about you.</p>
            <table><thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead><tbody>
            {rows}</tbody></table>
            <div class="actions">
            <form method="post" action="/sign-out"><button class="button">Sign out</button></form>
            <form method="post" action="/refresh"><button>Refresh the token</button></form>
            </div>
            """);
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static IResult Page(string title, string body) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/expenses.css">
        </head>
        <body>
        <header><a href="/">Expenses</a> <span>a sample app</span></header>
        <main>
        {body}
        </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8");
}

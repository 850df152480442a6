using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;

namespace Identity.Demo.Expenses;

/// <summary>A small app that knows its users only through the identity provider, as any app would: with the framework's own OpenID Connect handler.</summary>
internal static class ExpensesApp
{
    /// <summary>Builds it.</summary>
    public static WebApplication Build(DemoOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.AppUrl);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddDataProtection().SetApplicationName("expenses")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.DataFolder, "expenses-keys")));
        builder.Services.AddAuthorization();
        builder.Services
            .AddAuthentication(authentication =>
            {
                authentication.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                authentication.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(cookie => cookie.Cookie.Name = "expenses")
            .AddOpenIdConnect(openId => ExpensesSignIn.Configure(openId, options.ServerUrl));

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        ExpensesPages.Map(app);
        return app;
    }
}

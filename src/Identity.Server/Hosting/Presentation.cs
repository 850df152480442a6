using System.Text.Encodings.Web;
using System.Text.Unicode;
using Identity.Server.Localization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.WebEncoders;

namespace Identity.Server.Hosting;

/// <summary>Pages, words and looks, put together.</summary>
internal static class Presentation
{
    /// <summary>Nobody has to be signed in to send a form: what no form of ours holds is not read.</summary>
    private const int LongestValue = 8 * 1024;

    private const int MostValues = 32;

    /// <summary>Adds the pages and what they need to speak to people.</summary>
    public static void AddPresentation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorPages().AddMvcOptions(options => options.Filters.Add<ShownPages>());
        services.AddHttpContextAccessor();
        services.AddAntiforgery();
        services.Configure<FormOptions>(options =>
        {
            options.ValueLengthLimit = LongestValue;
            options.ValueCountLimit = MostValues;
            options.MultipartBodyLengthLimit = LongestValue * MostValues;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((options, names) =>
        {
            options.Cookie.Name = names.Antiforgery;
            options.Cookie.SecurePolicy = names.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // With Strict, a tab that comes from an app would get a new cookie and spoil the forms of the other tabs.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.SuppressXFrameOptionsHeader = true;
        });
        var branding = builder.Configuration.GetSection(BrandingOptions.Section);
        BrandingCheck.Check(branding.Get<BrandingOptions>());
        services.Configure<BrandingOptions>(branding);
        // Letters of every language are written as they are; what means something in HTML is encoded in any case.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<UiLocales>().AddScoped<RequestLanguage>().AddScoped<Texts>().AddScoped<SupportCode>();
    }
}

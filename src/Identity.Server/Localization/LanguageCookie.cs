using System.Diagnostics.CodeAnalysis;

namespace Identity.Server.Localization;

/// <summary>Keeps the language of the link just followed for a year.</summary>
internal static class LanguageCookie
{
    /// <summary>Sets the cookie on a request that carries <c>?lang=</c> with a language spoken here.</summary>
    [SuppressMessage("Security", "S2092", Justification = "On plain-http localhost a secure cookie would be lost; elsewhere it is secure.")]
    public static IApplicationBuilder UseLanguageCookie(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && RequestLanguage.Find(context.Request.Query[RequestLanguage.Name]) is { } chosen)
        {
            context.Response.Cookies.Append(RequestLanguage.Name, chosen.TwoLetterISOLanguageName, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        return next(context);
    });
}

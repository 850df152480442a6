using System.Diagnostics.CodeAnalysis;
using Identity.Server.Hosting;

namespace Identity.Server.PasswordReset;

/// <summary>The cookie of a password reset: its secret and the way back. It is no sign-in's cookie, and no sign-in's is read here (rule 4).</summary>
internal sealed class ResetCookies(IHttpContextAccessor accessor, CookieNames names)
{
    // No handle has one.
    private const char Between = '.';

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>What this browser has for a reset; <see langword="null"/> if nothing.</summary>
    public ResetCookie? Find(string handle) => Context.Request.Cookies[names.Reset(handle)]?.Split(Between, 2) switch
    {
        [var secret, { Length: > 0 } signIn] => new ResetCookie(secret, signIn),
        [var secret, ..] => new ResetCookie(secret, SignIn: null),
        _ => null,
    };

    /// <summary>Gives the browser the reset's new secret.</summary>
    [SuppressMessage("Security", "S2092", Justification = "Secure wherever the issuer is https; browsers drop Secure cookies of plain-http localhost.")]
    public void Set(string handle, ResetCookie cookie) => Context.Response.Cookies.Append(
        names.Reset(handle),
        $"{cookie.Secret}{Between}{cookie.SignIn}",
        new CookieOptions { HttpOnly = true, Secure = names.Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
}

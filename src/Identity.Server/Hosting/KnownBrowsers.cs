using System.Diagnostics.CodeAnalysis;
using Identity.OpenId.Stores;
using Identity.Storage.Browsers;

namespace Identity.Server.Hosting;

/// <summary>Knows browsers that people have signed in with, by a cookie that lives long. That they are known is all it says: it proves nothing (attack 10).</summary>
internal sealed class KnownBrowsers(IHttpContextAccessor accessor, CookieNames names, BrowserStore browsers)
{
    /// <summary>How long a browser is remembered after it was last seen.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(730);

    private string? seen;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string? Sent => Context.Request.Cookies[names.Browser];

    /// <summary>Writes down, in the caller's write, that the person was signed in with the browser of this request.</summary>
    public Task SeenAsync(Guid personId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        seen = Sent ?? Handle.New();
        return browsers.SeenAsync(Handle.Hash(seen), personId, at, cancellationToken);
    }

    /// <summary>Gives the browser its cookie, once what was written is kept.</summary>
    [SuppressMessage("Security", "S2092", Justification = "Secure wherever the issuer is https; browsers drop Secure cookies of plain-http localhost.")]
    public void Remember()
    {
        if (seen is not null)
        {
            Context.Response.Cookies.Append(
                names.Browser,
                seen,
                new CookieOptions { HttpOnly = true, Secure = names.Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = Lifetime });
        }
    }

    /// <summary>Whether the person has signed in with the browser of this request; the same query where there is no such person or cookie (attack 11).</summary>
    public Task<bool> IsKnownAsync(Guid personId, CancellationToken cancellationToken) =>
        browsers.IsKnownAsync(Handle.Hash(Sent ?? ""), personId, cancellationToken);
}

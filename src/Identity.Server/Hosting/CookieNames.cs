using Identity.OpenId.Gate;

namespace Identity.Server.Hosting;

/// <summary>The names of the host's cookies.</summary>
/// <remarks><c>__Host-</c> ties a cookie to this host and https; browsers refuse it on plain http, where only localhost may run.</remarks>
internal sealed class CookieNames(ServerSettings settings)
{
    private readonly string prefix = settings.Issuer.StartsWith("https:", StringComparison.Ordinal) ? "__Host-" : "";

    /// <summary>Whether cookies are for https only.</summary>
    public bool Secure => prefix.Length > 0;

    /// <summary>The sign-in session.</summary>
    public string Session => $"{prefix}session";

    /// <summary>What ties a form to the browser that it was shown in.</summary>
    public string Antiforgery => $"{prefix}form";

    /// <summary>The secret of one sign-in transaction. Each has its own, so that tabs do not disturb one another.</summary>
    public string Transaction(string handle) => $"{prefix}signin-{handle[..Math.Min(8, handle.Length)]}";

    /// <summary>Whether a cookie is the secret of some transaction.</summary>
    public bool IsTransaction(string name) => name.StartsWith($"{prefix}signin-", StringComparison.Ordinal);

    /// <summary>The secret of one password reset. It is no sign-in's, and no sign-in reads it (rule 4).</summary>
    public string Reset(string handle) => $"{prefix}reset-{handle[..Math.Min(8, handle.Length)]}";

    /// <summary>What tells browsers that people have signed in with from others (attack 10).</summary>
    public string Browser => $"{prefix}browser";

    /// <summary>The secret of a browser on which somebody is not asked for a second step again.</summary>
    public string Device => $"{prefix}device";

    /// <summary>The session's handle among the cookies of a browser.</summary>
    public string? SessionIn(BrowserCookies browser) => browser.Find(Session);
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using Identity.OpenId.Gate;
using Identity.OpenId.Stores;

namespace Identity.Server.Hosting;

/// <summary>The cookies of the request at hand, read and set in one way only.</summary>
internal sealed class BrowserState(IHttpContextAccessor accessor, CookieNames names)
{
    private const int MaxAgentLength = 256;

    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded", "X-Real-IP"];

    /// <summary>What the browser sent.</summary>
    public BrowserCookies Cookies => new(Context.Request.Cookies.ToDictionary(StringComparer.Ordinal));

    /// <summary>The browser's session handle; <see langword="null"/> if it sent none.</summary>
    public string? SessionHandle => Context.Request.Cookies[names.Session];

    /// <summary>The secret under which people are remembered in this browser; <see langword="null"/> if it sent none.</summary>
    public string? DeviceHandle => Context.Request.Cookies[names.Device];

    /// <summary>The address that the request came from: forwarded by a configured proxy, or direct (attack 12).</summary>
    public string? Address => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString();

    /// <summary>
    /// The same for rules about networks; <see langword="null"/> if something is left of forwarded headers, which no configured proxy has
    /// vouched for: then it may be a proxy's own address, and nobody is in a named network (attack 12).
    /// </summary>
    public IPAddress? CertainAddress => accessor.HttpContext is { } context && !Forwarded.Any(context.Request.Headers.ContainsKey)
        ? context.Connection.RemoteIpAddress
        : null;

    /// <summary>What the browser says that it is, cut to 256 characters: it may say anything.</summary>
    public string? Agent => accessor.HttpContext?.Request.Headers.UserAgent.ToString() is { Length: > 0 } said ? said[..Math.Min(said.Length, MaxAgentLength)] : null;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The secret of a transaction; <see langword="null"/> if this browser has none.</summary>
    public string? TransactionSecret(string handle) => Context.Request.Cookies[names.Transaction(handle)];

    /// <summary>The secrets of all transactions of this browser, as they are stored.</summary>
    public IReadOnlyList<string> TransactionSecretHashes =>
        [.. Context.Request.Cookies.Where(cookie => names.IsTransaction(cookie.Key)).Select(cookie => Handle.Hash(cookie.Value))];

    /// <summary>Gives the browser the session's new handle.</summary>
    public void SetSession(string handle) => Set(names.Session, handle);

    /// <summary>Gives the browser the transaction's new secret.</summary>
    public void SetTransaction(string handle, string secret) => Set(names.Transaction(handle), secret);

    /// <summary>Gives the browser a new secret under which people are remembered.</summary>
    public void SetDevice(string handle, TimeSpan lifetime) => Set(names.Device, handle, lifetime);

    /// <summary>Takes the session's cookie away.</summary>
    public void RemoveSession() => Context.Response.Cookies.Delete(names.Session, Options());

    [SuppressMessage("Security", "S2092", Justification = "Secure wherever the issuer is https; browsers drop Secure cookies of plain-http localhost.")]
    private void Set(string name, string value, TimeSpan? lifetime = null) => Context.Response.Cookies.Append(name, value, Options(lifetime));

    [SuppressMessage("Security", "S2092", Justification = "As above.")]
    private CookieOptions Options(TimeSpan? lifetime = null) =>
        new() { HttpOnly = true, Secure = names.Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = lifetime };
}

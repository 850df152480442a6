namespace Identity.OpenId.Gate;

/// <summary>The cookies that a browser sent. The engine hands them on; only the host knows what is in which.</summary>
/// <param name="Values">By name, ordinal.</param>
public sealed record BrowserCookies(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>No browser.</summary>
    public static BrowserCookies None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The cookie of that name; <see langword="null"/> if it was not sent.</summary>
    public string? Find(string name) => Values.GetValueOrDefault(name);
}

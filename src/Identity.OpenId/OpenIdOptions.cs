namespace Identity.OpenId;

/// <summary>What the engine is told when it starts.</summary>
public sealed class OpenIdOptions
{
    /// <summary>
    /// The issuer (OpenID Connect Discovery 3), to the letter: an absolute https address (http on loopback only) without query, fragment or
    /// trailing slash. It comes from configuration, never from a request.
    /// </summary>
    public string Issuer { get; set; } = "";

    /// <summary><c>ui_locales_supported</c>: the languages of the host's pages (BCP 47).</summary>
    public IReadOnlyList<string> UiLocales { get; set; } = [];

    /// <summary>Life of a code. Default 60 seconds (protocol line 20).</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Life of a pushed request until a browser brings it. Default 300 seconds; 60 to 600 are allowed (protocol line 27).</summary>
    public TimeSpan PushedRequestLifetime { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a device waits for its person (RFC 8628). Default 10 minutes.</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a device waits between two requests, at least. Default 5 seconds.</summary>
    public TimeSpan DevicePollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Life of an access token. Default one hour.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Life of an ID token. Default one hour.</summary>
    public TimeSpan IdTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token is good after it was issued. Default 14 days.</summary>
    public TimeSpan RefreshTokenSlidingLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a grant can be refreshed at all, however often its token was rotated. Default 90 days.</summary>
    public TimeSpan RefreshTokenAbsoluteLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a client may present a rotated refresh token again, because the answer to the first was lost. Default 10 seconds.</summary>
    public TimeSpan RefreshTokenGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a sign-out waits for the person's confirmation. Default 10 minutes.</summary>
    public TimeSpan EndSessionLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the issuer is https, so that cookies are <c>Secure</c>.</summary>
    internal bool IsHttps => Issuer.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>Why the issuer cannot be one; <see langword="null"/> if it can.</summary>
    internal string? FindFault()
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http"))
        {
            return "The issuer has to be an absolute https address.";
        }

        if (Issuer.AsSpan().ContainsAny('?', '#') || Issuer.EndsWith('/'))
        {
            return "The issuer has neither query, nor fragment, nor trailing slash.";
        }

        return issuer.Scheme == "https" || issuer.IsLoopback ? null : "The issuer is https; http is for loopback addresses only.";
    }
}

namespace Identity.OpenId.Clients;

/// <summary>Which addresses a client may register (RFC 9700 section 2.6, RFC 8252 section 7; protocol line 6).</summary>
internal static class ClientAddress
{
    /// <summary>Longer ones do not survive every browser and proxy.</summary>
    private const int Longest = 2000;

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether whichever program is there gets what is sent to it: a private scheme, or a port of the person's own machine.</summary>
    public static bool IsUnclaimed(string uri)
    {
        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        return uri[..colon] switch
        {
            "https" => false,
            "http" => IsLoopback(AuthorityOf(uri[(colon + 1)..]) ?? ""),
            _ => true,
        };
    }

    /// <summary>What is wrong with an address, for the one who registers it; <see langword="null"/> if nothing is.</summary>
    public static string? ProblemWith(string uri, bool isNative)
    {
        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        if (uri.Length > Longest || !uri.All(IsAllowed) || colon < 1 || !IsScheme(uri[..colon]))
        {
            return $"is not an absolute URI (RFC 3986) of at most {Longest} characters";
        }

        if (uri.Contains('#', StringComparison.Ordinal))
        {
            return "has a fragment";
        }

        var authority = AuthorityOf(uri[(colon + 1)..]);
        return authority?.Contains('@', StringComparison.Ordinal) is true
            ? "has user information before the host"
            : ProblemWithScheme(uri, uri[..colon], authority, isNative);
    }

    private static string? ProblemWithScheme(string uri, string scheme, string? authority, bool isNative) => scheme switch
    {
        "https" or "http" when authority is null or "" || !IsHttp(uri) => "has no valid host",
        "https" => null,
        "http" when IsLoopback(authority) => null,
        "http" => "is http: only https is safe beyond this machine (localhost, 127.0.0.1 and [::1] may stay http)",
        _ when !isNative => "must be https; private schemes are for application_type native",
        _ when !scheme.Contains('.', StringComparison.Ordinal) =>
            "has a private scheme without a dot: use one after a domain of yours, such as com.example.app (RFC 8252 section 7.1)",
        _ => null,
    };

    /// <summary>What follows two slashes, up to the path or query; <see langword="null"/> without them.</summary>
    private static string? AuthorityOf(string rest)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var end = rest.IndexOfAny(['/', '?'], 2);
        return end < 0 ? rest[2..] : rest[2..end];
    }

    private static bool IsHttp(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && Uri.CheckHostName(parsed.IdnHost) != UriHostNameType.Unknown;

    private static bool IsLoopback(string authority) =>
        Array.Exists(LoopbackHosts, host => authority == host || authority.StartsWith($"{host}:", StringComparison.Ordinal));

    /// <summary>RFC 3986 appendix A, without what browsers read as something else: a backslash is a slash to them.</summary>
    private static bool IsAllowed(char character) => character is >= '!' and <= '~' and not ('\\' or '"' or '<' or '>' or '^' or '`' or '{' or '|' or '}');

    // Upper case is legal there, and then compared to the letter with what browsers send in lower case.
    private static bool IsScheme(string scheme) =>
        char.IsAsciiLetterLower(scheme[0])
        && scheme.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '+' or '-' or '.');
}

using System.Globalization;
using System.Net.Http.Headers;

namespace Identity.Testing;

/// <summary>The cookies that a browser keeps for the server.</summary>
public sealed class CookieJar
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    /// <summary>The cookies, by name.</summary>
    public IReadOnlyDictionary<string, string> All => cookies;

    /// <summary>What the server said of them, by name: the last line each.</summary>
    public IReadOnlyDictionary<string, string> Lines => told;

    /// <summary>The session's cookie.</summary>
    public string? Session => cookies.GetValueOrDefault("session");

    /// <summary>The secrets of sign-ins.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Transactions =>
        [.. cookies.Where(cookie => cookie.Key.StartsWith("signin-", StringComparison.Ordinal))];

    /// <summary>Puts a cookie in, as a thief or a test would.</summary>
    public void Set(string name, string value) => cookies[name] = value;

    /// <summary>Takes a cookie out.</summary>
    public void Remove(string name) => cookies.Remove(name);

    /// <summary>A jar with the same cookies that goes its own way from here.</summary>
    public CookieJar Copy()
    {
        var copy = new CookieJar();
        foreach (var (name, value) in cookies)
        {
            copy.Set(name, value);
        }

        return copy;
    }

    /// <summary>Puts what it keeps into a request.</summary>
    public void Send(HttpRequestHeaders headers)
    {
        if (cookies.Count > 0)
        {
            headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
    }

    /// <summary>Keeps what a response sets.</summary>
    public void Receive(HttpResponseHeaders headers)
    {
        foreach (var line in headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            var (name, value) = parts[0].Split('=', 2) is [var left, var right] ? (left, right) : (parts[0], "");
            told[name] = line;
            if (parts.Skip(1).Any(IsOver))
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = value;
            }
        }
    }

    // The server takes a cookie away by a date in 1970 or an age of nothing.
    private static bool IsOver(string attribute) => attribute.Split('=', 2) switch
    {
        ["max-age" or "Max-Age", var age] => int.Parse(age, CultureInfo.InvariantCulture) <= 0,
        ["expires" or "Expires", var date] => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).Year < 2000,
        _ => false,
    };
}

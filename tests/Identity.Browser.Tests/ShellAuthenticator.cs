using System.Globalization;
using System.Web;
using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>An authenticator app made of <c>oathtool</c>.</summary>
public sealed class ShellAuthenticator(string base32)
{
    /// <summary>The app that scanned a QR code.</summary>
    public static ShellAuthenticator Of(Uri scanned) => new(KeyIn(scanned));

    /// <summary>The key in what was scanned.</summary>
    public static string KeyIn(Uri scanned) => HttpUtility.ParseQueryString(scanned.Query)["secret"]!;

    /// <summary>The code of a moment.</summary>
    public Task<string> CodeAtAsync(DateTimeOffset at) => Tool.RunAsync(
        "oathtool", "oathtool", "--totp", "--base32", $"--now={at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC", base32);
}

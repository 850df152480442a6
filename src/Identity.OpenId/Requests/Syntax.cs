namespace Identity.OpenId.Requests;

/// <summary>Grammar and length of parameters (RFC 6749 appendix A; protocol line 2). What is too long is refused, never cut off.</summary>
internal static class Syntax
{
    public const int LongestState = 2048;
    public const int LongestNonce = 512;
    public const int LongestScope = 1024;
    public const int LongestText = 1024;
    public const int LongestClaims = 4096;

    /// <summary><c>state</c> is <c>1*VSCHAR</c> (RFC 6749 A.5).</summary>
    public static bool IsState(string value) => value.Length <= LongestState && IsVisible(value);

    /// <summary>A nonce is opaque text; it travels in a token, so that any visible character will do.</summary>
    public static bool IsNonce(string value) => value.Length <= LongestNonce && IsVisible(value);

    /// <summary><c>scope-token *( SP scope-token )</c> (RFC 6749 A.4).</summary>
    public static bool IsScope(string value) =>
        value.Length is > 0 and <= LongestScope
        && value.All(character => character is >= ' ' and <= '~' and not ('"' or '\\'))
        && !value.Split(' ').Contains("");

    /// <summary>The 43 base64url characters of a SHA-256 (RFC 7636 4.2).</summary>
    public static bool IsS256Challenge(string value) => value.Length == 43 && value.All(IsBase64Url);

    /// <summary><c>43*128unreserved</c> (RFC 7636 4.1).</summary>
    public static bool IsCodeVerifier(string value) =>
        value.Length is >= 43 and <= 128 && value.All(character => IsBase64Url(character) || character is '.' or '~');

    /// <summary>The words of a space-separated list, each once, in order.</summary>
    public static IReadOnlyList<string> Words(string? value) =>
        value is null ? [] : [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static bool IsVisible(string value) => value.All(character => character is >= ' ' and <= '~');

    private static bool IsBase64Url(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}

using System.Globalization;
using System.Text;

namespace Identity.OpenId.Requests;

/// <summary>Decoding of <c>application/x-www-form-urlencoded</c> (RFC 6749 appendix B), strict: what is malformed is not guessed at.</summary>
internal static class FormEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The decoded text; <see langword="null"/> for a broken percent sign, for bytes that are not UTF-8 and for the null character.</summary>
    public static string? Decode(string encoded)
    {
        // The null character is text that no database keeps.
        if (!Ascii.IsValid(encoded) || encoded.Contains('\0', StringComparison.Ordinal) || encoded.Contains("%00", StringComparison.Ordinal))
        {
            return null;
        }

        if (!encoded.AsSpan().ContainsAny('%', '+'))
        {
            return encoded;
        }

        var bytes = new List<byte>(encoded.Length);
        var rest = encoded.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] != '%')
            {
                bytes.Add((byte)(rest[0] == '+' ? ' ' : rest[0]));
                rest = rest[1..];
            }
            else if (rest.Length > 2 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))
            {
                bytes.Add(byte.Parse(rest[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                rest = rest[3..];
            }
            else
            {
                return null;
            }
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

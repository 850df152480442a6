using System.Globalization;

namespace Identity.Server.Passwords;

/// <summary>A password hash in the PHC string format: <c>$id$v=19$name=number,…$salt$hash</c>, salt and hash in base64.</summary>
/// <remarks>Passlib's spelling is read as well: a bare number of iterations, and a full stop in place of the plus sign.</remarks>
internal sealed record PhcString(string Id, int? Version, IReadOnlyDictionary<string, int> Parameters, byte[] Salt, byte[] Hash)
{
    private const int ShortestSalt = 4;
    private const int ShortestHash = 16;
    private const int LongestPart = 64;

    /// <summary>Reads one; <see langword="null"/> if the text is not one.</summary>
    public static PhcString? Parse(string text)
    {
        var parts = text.Split('$');
        var version = parts.Length == 6 ? Number(parts[2], "v=") : null;
        return parts is ["", { Length: > 0 } id, .., var parameters, var salt, var hash]
            && (parts.Length == 5 || version is not null)
            && ParametersOf(parameters) is { } numbers
            && Decode(salt) is { Length: >= ShortestSalt and <= LongestPart } saltBytes
            && Decode(hash) is { Length: >= ShortestHash and <= LongestPart } hashBytes
                ? new PhcString(id, version, numbers, saltBytes, hashBytes)
                : null;
    }

    /// <summary>Bytes in base64 as the format has them: without padding.</summary>
    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>A parameter; <see langword="null"/> if it is not there.</summary>
    public int? Parameter(string name) => Parameters.TryGetValue(name, out var value) ? value : null;

    private static Dictionary<string, int>? ParametersOf(string parameters)
    {
        if (Number(parameters, "") is { } iterations)
        {
            return new(StringComparer.Ordinal) { ["i"] = iterations };
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var parameter in parameters.Split(','))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || Number(parameter, parameter[..(equals + 1)]) is not { } number || !numbers.TryAdd(parameter[..equals], number))
            {
                return null;
            }
        }

        return numbers;
    }

    private static int? Number(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static byte[]? Decode(string text)
    {
        var plain = text.TrimEnd('=').Replace('.', '+');
        var bytes = new byte[LongestPart + 2];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? bytes[..length] : null;
    }
}

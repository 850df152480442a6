namespace Identity.Domain.Methods.Tokens;

/// <summary>The serial number on the back of a hardware token.</summary>
public sealed record TokenSerial
{
    private const int Longest = 64;
    private const int Shown = 4;

    private TokenSerial(string text, string key) => (Text, Key) = (text, key);

    /// <summary>As the maker writes it.</summary>
    public string Text { get; }

    /// <summary>What two serial numbers are compared by: letters and digits alone, so that it does not matter how somebody types it.</summary>
    public string Key { get; }

    /// <summary>Its last characters, by which a person recognises the token and nobody else can name it: at most half of it.</summary>
    public string Ending => Key[^int.Min(Shown, Key.Length / 2)..];

    /// <summary>A serial number that was read or typed; <see langword="null"/> if it is none.</summary>
    public static TokenSerial? Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var key = string.Concat(trimmed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return trimmed.Length <= Longest && key.Length > 1 && !trimmed.Any(char.IsControl) && trimmed.All(char.IsAscii) ? new(trimmed, key) : null;
    }
}

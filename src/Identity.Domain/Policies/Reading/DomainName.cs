namespace Identity.Domain.Policies.Reading;

/// <summary>Names in the domain name system (RFC 1035 section 2.3.1), in lower case and with at least one dot.</summary>
internal static class DomainName
{
    private const int Longest = 253;
    private const int LongestLabel = 63;

    public static bool IsOne(string text) => text.Length <= Longest && text.Split('.') is { Length: >= 2 } labels && labels.All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= LongestLabel
        && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}

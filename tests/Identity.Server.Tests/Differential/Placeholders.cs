using System.Text.RegularExpressions;

namespace Identity.Server.Tests.Differential;

/// <summary>What stands in braces in a request: something that a server has to issue first, as <c>{code:web}</c>.</summary>
internal static partial class Placeholders
{
    /// <summary>Whether that is all that a value is.</summary>
    public static bool IsOne(string value) => Whole.IsMatch(value);

    /// <summary>The text with each filled in.</summary>
    public static async Task<string> FillAsync(string text, Func<string, string, Task<string>> issueAsync)
    {
        foreach (var found in Part.Matches(text).DistinctBy(match => match.Value))
        {
            text = text.Replace(found.Value, await issueAsync(found.Groups["kind"].Value, found.Groups["client"].Value), StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex(@"^\{[a-z-]+(:[a-z]+)?\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"\{(?<kind>[a-z-]+)(:(?<client>[a-z]+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part { get; }
}

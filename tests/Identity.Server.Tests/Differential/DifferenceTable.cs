namespace Identity.Server.Tests.Differential;

/// <summary>The rows of <c>differences.md</c>, each under a heading that says which server is right and why.</summary>
internal static class DifferenceTable
{
    /// <summary>The rows, as they are written; a row without a reason above it is refused.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var rows = new List<string>();
        var (heading, hasReason) = ("", false);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (heading, hasReason) = (line, false);
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                rows.Add(hasReason ? line : throw new InvalidOperationException($"No reason is given under {heading}: {line}"));
            }
            else
            {
                hasReason |= heading.Length > 0 && line.Length > 0 && !line.StartsWith('|');
            }
        }

        return rows;
    }

    /// <summary>The row of a request.</summary>
    public static string Row(OddRequest request, string ours, string theirs) => $"| `{request.Id}` | {ours} | {theirs} |";
}

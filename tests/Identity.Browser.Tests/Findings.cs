using System.Collections.Concurrent;

namespace Identity.Browser.Tests;

/// <summary>What was wrong on the pages, by the id of the requirement that they do not meet.</summary>
public sealed class Findings
{
    private readonly ConcurrentDictionary<string, List<string>> byId = new(StringComparer.Ordinal);

    /// <summary>Notes what a check found; a check that found nothing is noted as well, so that one that never ran is seen.</summary>
    public void Add(string id, string page, IEnumerable<string> found) =>
        byId.GetOrAdd(id, _ => []).AddRange(found.Select(finding => $"{page}: {finding}"));

    /// <summary>What was found for a requirement; <see langword="null"/> if nobody looked.</summary>
    public IReadOnlyList<string>? Of(string id) => byId.GetValueOrDefault(id);
}

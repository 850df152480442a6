using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>The table of modules in <c>tests/README.md</c>, which the tests have to agree with.</summary>
internal static class ConformanceTable
{
    public static IReadOnlyList<ModuleRow> Rows { get; } = [.. Read()];

    public static ModuleRow? Find(string id) => Rows.SingleOrDefault(row => row.Id == id);

    private static IEnumerable<ModuleRow> Read() =>
        from line in File.ReadLines(Repository.PathOf("tests", "README.md"))
        where line.StartsWith("| `oidcc-", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new ModuleRow(cells[1].Trim('`'), cells[2], cells[3]);
}

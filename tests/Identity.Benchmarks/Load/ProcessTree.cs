using System.Globalization;

namespace Identity.Benchmarks.Load;

/// <summary>The processor time of a process and all its children, from Linux's <c>/proc</c>.</summary>
internal sealed class ProcessTree(int root)
{
    private const double TicksPerSecond = 100;

    /// <summary>The process at the top.</summary>
    public int Root => root;

    /// <summary>Seconds that it has used so far.</summary>
    public double Seconds() => Members().Sum(SecondsOf);

    /// <summary>Seconds that everything on this machine has used, with what the hypervisor withheld and without waiting.</summary>
    public static double SecondsOfMachine()
    {
        var figures = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0] + figures[1] + figures[2] + figures[5] + figures[6] + figures[7]) / TicksPerSecond;
    }

    private static double SecondsOf(int process) => Stat(process) is { } stat
        ? (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond
        : 0;

    // The fields after the name, which may hold spaces.
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private List<int> Members()
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Select(process => (Process: process, Stat: Stat(process))).Where(found => found.Stat is not null)
            .ToLookup(found => int.Parse(found.Stat![1], CultureInfo.InvariantCulture), found => found.Process);
        List<int> members = [root];
        for (var index = 0; index < members.Count; index++)
        {
            members.AddRange(parents[members[index]]);
        }

        return members;
    }
}

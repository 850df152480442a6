namespace Identity.Server.Tests.Golden;

/// <summary>A row of the golden table: the screens of one sign-in.</summary>
internal sealed record GoldenRow(string Policy, string Person, IReadOnlyList<string> Screens)
{
    /// <summary>Why no browser comes to a screen; the screens from there on are left to the pure table.</summary>
    public static IReadOnlyDictionary<string, string> OutOfReach { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stopped (Disabled)"] = "whose account is switched off is told what a wrong password is told, at the first page (attack 11)",
        ["verify (phone) > review (phone)"] = "the second step has just confirmed the phone anew, so it is not due any more",
        ["verify (phone securityKey) > review (phone)"] = "the same",
    };

    /// <summary>The screens that a browser comes to, in the words of <see cref="GoldenScreens"/>.</summary>
    public IReadOnlyList<string> Visible => [.. Screens.TakeWhile((_, at) => !IsOutOfReach(at)).Select(GoldenScreens.Shown)];

    /// <summary>Whether that is all of them.</summary>
    public bool IsWhole => Visible.Count == Screens.Count;

    /// <summary>Whether the account is switched off.</summary>
    public bool IsDisabled => Screens[0] == "stopped (Disabled)";

    /// <summary>Every row of the file.</summary>
    public static IReadOnlyList<GoldenRow> Read()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden", "decisions.txt");
        return [.. File.ReadLines(file).Select(line => line.Split(" | ")).Select(parts => new GoldenRow(parts[0], parts[1], parts[2].Split(" > ")))];
    }

    /// <summary>Whether a way out of reach is in the row.</summary>
    public bool Has(string outOfReach) => string.Join(" > ", Screens).Contains(outOfReach, StringComparison.Ordinal);

    private bool IsOutOfReach(int at)
    {
        var (here, before) = (Screens[at], at == 0 ? "" : $"{Screens[at - 1]} > ");
        return OutOfReach.Keys.Any(start => here.StartsWith(start, StringComparison.Ordinal) || before + here == start);
    }
}

namespace Identity.Server.Pages.Shared;

/// <summary>Judges names that people give their methods: 1 to 64 characters.</summary>
internal static class LabelProblems
{
    private const int Longest = 64;

    /// <summary>What is wrong with a name without spaces around it; <see langword="null"/> if nothing is.</summary>
    public static LabelProblem? Of(string label) => label.Length switch
    {
        0 => LabelProblem.Empty,
        > Longest => LabelProblem.TooLong,
        _ => null,
    };
}

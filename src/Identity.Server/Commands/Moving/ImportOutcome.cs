namespace Identity.Server.Commands.Moving;

/// <summary>What importing one person did.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Somebody new.</summary>
    public sealed record Added : ImportOutcome;

    /// <summary>Somebody known.</summary>
    /// <param name="Changes">What was changed, by member; empty if nothing was.</param>
    /// <param name="Kept">What the line says otherwise and is left as it is here, by member.</param>
    public sealed record Known(IReadOnlyList<string> Changes, IReadOnlyList<(string Field, string Reason)> Kept) : ImportOutcome;

    /// <summary>Nothing was done.</summary>
    public sealed record Refused(string Field, string Problem) : ImportOutcome;
}

namespace Identity.Storage.Recovery;

/// <summary>How making a set of recovery codes ended.</summary>
public abstract record ReplaceOutcome
{
    private ReplaceOutcome()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Replaced">The set that it took the place of; <see langword="null"/> if the person had none.</param>
    public sealed record Made(Guid? Replaced) : ReplaceOutcome;

    /// <summary>The person has another epoch by now, or is switched off.</summary>
    public sealed record Gone : ReplaceOutcome;
}

namespace Identity.Domain.SignIn.Attempts;

/// <summary>How often somebody has been wrong, kept for one person and one purpose. It survives resends and restarts (rule 6).</summary>
public sealed record AttemptState
{
    /// <summary>Nobody has been wrong.</summary>
    public static AttemptState None { get; } = new();

    /// <summary>How many wrong attempts are remembered.</summary>
    public int Failures { get; init; }

    /// <summary>When the time began after which <see cref="Failures"/> is forgotten; each wrong attempt begins it anew.</summary>
    public DateTimeOffset WindowStartedAt { get; init; }

    /// <summary>How many wrong attempts there were this day.</summary>
    public int DayFailures { get; init; }

    /// <summary>When the day began: at its first wrong attempt.</summary>
    public DateTimeOffset DayStartedAt { get; init; }

    /// <summary>Until when nothing is tried.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>A keyed digest of the last wrong password, so that the same one again is not counted again.</summary>
    public string? LastWrong { get; init; }

    /// <summary>How many times it has been locked since the last success.</summary>
    public int Locks { get; init; }
}

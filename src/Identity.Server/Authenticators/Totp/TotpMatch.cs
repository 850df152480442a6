namespace Identity.Server.Authenticators.Totp;

/// <summary>Where a code fits.</summary>
/// <param name="Step">The time step that it belongs to; <see langword="null"/> if it is not accepted.</param>
/// <param name="MinutesOff">For a code that is not accepted: how far the clock that made it seems to be off.</param>
internal sealed record TotpMatch(long? Step, int? MinutesOff)
{
    /// <summary>For a code that is not accepted: whether the one after it would be, beside it, from a clock that nobody can set.</summary>
    public bool IsNear { get; init; }
}

using Identity.Server.Authenticators.Codes;

namespace Identity.Server.Pages.Shared;

/// <summary>What a page says of the code or call that it waits for, whichever way it goes out.</summary>
/// <param name="Progress">How far the newest one is; <see langword="null"/> if there is none that works.</param>
/// <param name="Refused">Why nothing was sent just now.</param>
/// <param name="Now">The time.</param>
internal abstract record CodeOffers(CodeProgress? Progress, SendOutcome? Refused, DateTimeOffset Now)
{
    /// <summary>Whether there is something to answer, or to wait for.</summary>
    public bool IsUnderWay => Progress is { HasFailed: false };

    /// <summary>How long the code works, or the call can be answered.</summary>
    public int MinutesLeft => Progress is null ? 0 : Waiting.Minutes(Now, Progress.Newest.ExpiresAt);

    /// <summary>Seconds until another may be asked for; <see langword="null"/> if that is not what was refused, or if it is long.</summary>
    public int? SecondsToWait => Refused is SendOutcome.Wait(var until) ? Waiting.Seconds(Now, until) : null;

    /// <summary>When another may be asked for, where that is long.</summary>
    protected DateTimeOffset? LongWait => Refused is SendOutcome.Wait(var until) && SecondsToWait is null ? until : null;
}

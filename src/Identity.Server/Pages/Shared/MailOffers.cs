using Identity.Server.Authenticators.Codes;

namespace Identity.Server.Pages.Shared;

/// <summary>What a page about a mailbox says of the mail with the code.</summary>
/// <param name="Progress">How far the newest one is; <see langword="null"/> if no code works.</param>
/// <param name="Refused">Why nothing was sent just now.</param>
/// <param name="Now">The time.</param>
internal sealed record MailOffers(CodeProgress? Progress, SendOutcome? Refused, DateTimeOffset Now)
{
    /// <summary>Whether there is a code to type.</summary>
    public bool IsUnderWay => Progress is { HasFailed: false };

    /// <summary>How long the code works.</summary>
    public int MinutesLeft => Progress is null ? 0 : Waiting.Minutes(Now, Progress.Newest.ExpiresAt);

    /// <summary>Seconds until another may be asked for; <see langword="null"/> if that is not what was refused.</summary>
    public int? SecondsToWait => Refused is SendOutcome.Wait(var until) ? Waiting.Seconds(Now, until) : null;

    /// <summary>Hours until another may be asked for, where too many were.</summary>
    public int? HoursToWait => Refused is SendOutcome.Wait(var until) && SecondsToWait is null ? Waiting.Hours(Now, until) : null;
}

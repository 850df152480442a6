using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Codes;

namespace Identity.Server.Pages.Shared;

/// <summary>What a page about a phone says of texts and calls, and what may be asked for from it.</summary>
/// <param name="Progress">How far the newest one is; <see langword="null"/> if there is none that works.</param>
/// <param name="Channels">In which ways the phone may be reached.</param>
/// <param name="Refused">Why nothing was sent just now.</param>
/// <param name="Now">The time.</param>
internal sealed record PhoneOffers(CodeProgress? Progress, IReadOnlyList<PhoneChannel> Channels, SendOutcome? Refused, DateTimeOffset Now)
{
    /// <summary>Whether there is something to answer, or to wait for.</summary>
    public bool IsUnderWay => Progress is { HasFailed: false };

    /// <summary>How long the code works, or the call can be answered.</summary>
    public int MinutesLeft => Progress is null ? 0 : Waiting.Minutes(Now, Progress.Newest.ExpiresAt);

    /// <summary>Seconds until another may be asked for; <see langword="null"/> if that is not what was refused.</summary>
    public int? SecondsToWait => Refused is SendOutcome.Wait(var until) ? Waiting.Seconds(Now, until) : null;

    /// <summary>Minutes until another may be asked for, where it is long.</summary>
    public int? MinutesToWait => Refused is SendOutcome.Wait(var until) && SecondsToWait is null ? Waiting.Minutes(Now, until) : null;

    /// <summary>Which registered phone the page is about; <see langword="null"/> in the wizard, where there is one.</summary>
    public Guid? MethodId { get; init; }

    /// <summary>Whether a text may be asked for.</summary>
    public bool OffersText => Channels.Contains(PhoneChannel.Text);

    /// <summary>Whether a call may be asked for.</summary>
    public bool OffersCall => Channels.Contains(PhoneChannel.Call);
}

using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Codes;

namespace Identity.Server.Pages.Shared;

/// <summary>What a page about a phone says of texts and calls, and what may be asked for from it.</summary>
/// <param name="Progress">How far the newest one is; <see langword="null"/> if there is none that works.</param>
/// <param name="Channels">In which ways the phone may be reached.</param>
/// <param name="Refused">Why nothing was sent just now.</param>
/// <param name="Now">The time.</param>
internal sealed record PhoneOffers(CodeProgress? Progress, IReadOnlyList<PhoneChannel> Channels, SendOutcome? Refused, DateTimeOffset Now)
    : CodeOffers(Progress, Refused, Now)
{
    /// <summary>Minutes until another may be asked for, where it is long.</summary>
    public int? MinutesToWait => LongWait is { } until ? Waiting.Minutes(Now, until) : null;

    /// <summary>Which registered phone the page is about; <see langword="null"/> in the wizard, where there is one.</summary>
    public Guid? MethodId { get; init; }

    /// <summary>Whether a text may be asked for.</summary>
    public bool OffersText => Channels.Contains(PhoneChannel.Text);

    /// <summary>Whether a call may be asked for.</summary>
    public bool OffersCall => Channels.Contains(PhoneChannel.Call);
}

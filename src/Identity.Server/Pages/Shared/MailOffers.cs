using Identity.Server.Authenticators.Codes;

namespace Identity.Server.Pages.Shared;

/// <summary>What a page about a mailbox says of the mail with the code.</summary>
internal sealed record MailOffers(CodeProgress? Progress, SendOutcome? Refused, DateTimeOffset Now) : CodeOffers(Progress, Refused, Now)
{
    /// <summary>Hours until another may be asked for, where too many were.</summary>
    public int? HoursToWait => LongWait is { } until ? Waiting.Hours(Now, until) : null;
}

namespace Identity.Server.Authenticators.Codes;

/// <summary>How asking for a text, a call or a mail ended.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It is on its way.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>It is too soon, the hour is full, or too many were asked for.</summary>
    public sealed record Wait(DateTimeOffset Until) : SendOutcome;

    /// <summary>Nothing is sent now: the kill switch, or a cap that many people share. It does not say which.</summary>
    public sealed record NotNow : SendOutcome;

    /// <summary>It is not reached in that way, or there is no such phone or mailbox any more.</summary>
    public sealed record Gone : SendOutcome;
}

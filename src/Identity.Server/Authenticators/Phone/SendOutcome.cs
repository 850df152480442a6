namespace Identity.Server.Authenticators.Phone;

/// <summary>How asking for a text or a call ended.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It is on its way.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>It is too soon, or the hour is full.</summary>
    public sealed record Wait(DateTimeOffset Until) : SendOutcome;

    /// <summary>Nothing is sent now: the kill switch, or a cap that many people share. It does not say which.</summary>
    public sealed record NotNow : SendOutcome;

    /// <summary>The phone is not reached in that way, or there is no such phone any more.</summary>
    public sealed record Gone : SendOutcome;
}

namespace Identity.OpenId.Outbound;

/// <summary>What came of a fetch.</summary>
public abstract record OutboundAnswer
{
    private OutboundAnswer()
    {
    }

    /// <summary>A document.</summary>
    /// <param name="Body">Its text.</param>
    /// <param name="MaxAge">How long it says that it may be kept; <see langword="null"/> if it does not say.</param>
    public sealed record Fetched(string Body, TimeSpan? MaxAge) : OutboundAnswer;

    /// <summary>Nothing that can be used.</summary>
    /// <param name="Because">A word for the log.</param>
    public sealed record Failed(string Because) : OutboundAnswer;
}

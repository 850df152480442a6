namespace Identity.Server.Gate;

/// <summary>What a handle and a browser lead to.</summary>
internal abstract record FoundJourney
{
    private FoundJourney()
    {
    }

    /// <summary>A sign-in that is going on.</summary>
    public sealed record Open(Journey Journey) : FoundJourney;

    /// <summary>One whose time is over: resuming it starts the same request again.</summary>
    public sealed record Expired(Journey Journey) : FoundJourney;

    /// <summary>One that has had its answer.</summary>
    public sealed record Completed(Journey Journey) : FoundJourney;

    /// <summary>None of this browser.</summary>
    public sealed record Unknown : FoundJourney;
}

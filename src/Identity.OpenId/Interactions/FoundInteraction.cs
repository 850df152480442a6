using Identity.OpenId.Requests;

namespace Identity.OpenId.Interactions;

/// <summary>What a handle leads to.</summary>
public abstract record FoundInteraction
{
    private FoundInteraction()
    {
    }

    /// <summary>A request that can be resumed.</summary>
    public sealed record Waiting(AuthorizationRequest Request, DateTimeOffset StartedAt) : FoundInteraction;

    /// <summary>A request whose time is over: it starts again, without proofs.</summary>
    public sealed record Expired(AuthorizationRequest Request) : FoundInteraction;

    /// <summary>A request that has had its answer. The person is told so, at <paramref name="Location"/>; there is no second code.</summary>
    public sealed record Completed(string Location) : FoundInteraction;

    /// <summary>No request of this browser.</summary>
    public sealed record Unknown : FoundInteraction;
}

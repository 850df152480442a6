using Identity.Server.Gate;

namespace Identity.Server.Authenticators;

/// <summary>How confirming a new method ended.</summary>
internal abstract record MethodConfirmation
{
    private MethodConfirmation()
    {
    }

    /// <summary>It is registered, and the gate has said what follows.</summary>
    public sealed record Registered(RecordedJourney Recorded) : MethodConfirmation;

    /// <summary>The answer was not right, or may not be tried now.</summary>
    public sealed record Answered(CodeAnswer Answer) : MethodConfirmation;

    /// <summary>There is nothing to confirm any more: what was half-made expired or was confirmed elsewhere.</summary>
    public sealed record Gone : MethodConfirmation;

    /// <summary>The person has as many of this kind as there may be.</summary>
    public sealed record TooMany : MethodConfirmation;

    /// <summary>The person has this very one already.</summary>
    public sealed record SameChannel : MethodConfirmation;
}

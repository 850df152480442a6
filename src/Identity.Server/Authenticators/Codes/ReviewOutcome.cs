using Identity.Server.Gate;

namespace Identity.Server.Authenticators.Codes;

/// <summary>How confirming a method anew ended.</summary>
internal abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>It is confirmed, and the gate has said what follows.</summary>
    public sealed record Confirmed(RecordedJourney Recorded) : ReviewOutcome;

    /// <summary>The answer was not right, or may not be tried now.</summary>
    public sealed record Refused(CodeAnswer Answer) : ReviewOutcome;

    /// <summary>Another request of this sign-in came first.</summary>
    public sealed record Overtaken : ReviewOutcome;
}

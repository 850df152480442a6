using Identity.Domain.SignIn;

namespace Identity.Server.Gate;

/// <summary>A sign-in after a fact was recorded, and what the gate says now.</summary>
internal sealed record RecordedJourney(Journey Journey, GateDecision Decision)
{
    /// <summary>The page that comes next.</summary>
    public string Path => JourneyPaths.For(Decision, Journey);
}

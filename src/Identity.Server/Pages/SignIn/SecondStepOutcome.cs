using Identity.Server.Authenticators;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;

namespace Identity.Server.Pages.SignIn;

/// <summary>How a second step ended.</summary>
internal abstract record SecondStepOutcome
{
    private SecondStepOutcome()
    {
    }

    /// <summary>The code was right, and the gate has said what follows.</summary>
    public sealed record Accepted(RecordedJourney Recorded) : SecondStepOutcome;

    /// <summary>The code was not right, or may not be tried now.</summary>
    public sealed record Refused(CodeAnswer Answer) : SecondStepOutcome;

    /// <summary>The key's answer was not right.</summary>
    public sealed record KeyRefused(KeyFault Fault) : SecondStepOutcome;

    /// <summary>Another request of this sign-in came first; the person goes where that one led.</summary>
    public sealed record Overtaken : SecondStepOutcome;
}

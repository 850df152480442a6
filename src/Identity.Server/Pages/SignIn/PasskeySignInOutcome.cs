using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;

namespace Identity.Server.Pages.SignIn;

/// <summary>How a passkey as first factor ended.</summary>
internal abstract record PasskeySignInOutcome
{
    private PasskeySignInOutcome()
    {
    }

    /// <summary>It was right, and the gate has said what follows.</summary>
    public sealed record Accepted(RecordedJourney Recorded) : PasskeySignInOutcome;

    /// <summary>It was right, and a password is needed all the same.</summary>
    public sealed record NotAlone : PasskeySignInOutcome;

    /// <summary>It was not.</summary>
    public sealed record Refused(KeyFault Fault) : PasskeySignInOutcome;

    /// <summary>Another request of this sign-in came first; the person goes where that one led.</summary>
    public sealed record Overtaken : PasskeySignInOutcome;
}

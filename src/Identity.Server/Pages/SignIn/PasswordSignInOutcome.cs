using Identity.Server.Gate;

namespace Identity.Server.Pages.SignIn;

/// <summary>How a name and a password ended.</summary>
internal abstract record PasswordSignInOutcome
{
    private PasswordSignInOutcome()
    {
    }

    /// <summary>They are right, and the gate has said what follows.</summary>
    public sealed record Accepted(RecordedJourney Recorded) : PasswordSignInOutcome;

    /// <summary>Carries no reason, so that no page can leak one.</summary>
    public sealed record Rejected : PasswordSignInOutcome;

    /// <summary>Too many tries with this name, whether or not anybody has it.</summary>
    public sealed record Locked(DateTimeOffset Until) : PasswordSignInOutcome;

    /// <summary>Another request of this sign-in came first; the person goes where that one led.</summary>
    public sealed record Overtaken : PasswordSignInOutcome;
}

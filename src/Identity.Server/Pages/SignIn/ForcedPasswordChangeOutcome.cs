using Identity.Server.Gate;
using Identity.Server.Passwords;

namespace Identity.Server.Pages.SignIn;

/// <summary>How a new password in a sign-in ended.</summary>
internal abstract record ForcedPasswordChangeOutcome
{
    private ForcedPasswordChangeOutcome()
    {
    }

    /// <summary>The person has it, and the gate has said what follows.</summary>
    public sealed record Changed(RecordedJourney Recorded) : ForcedPasswordChangeOutcome;

    /// <summary>The rules refuse it.</summary>
    public sealed record Refused(PasswordProblem Problem) : ForcedPasswordChangeOutcome;

    /// <summary>Something else came first; the person goes where that led.</summary>
    public sealed record Overtaken : ForcedPasswordChangeOutcome;
}

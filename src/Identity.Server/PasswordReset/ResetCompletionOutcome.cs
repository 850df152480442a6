using Identity.Server.Passwords;

namespace Identity.Server.PasswordReset;

/// <summary>How setting the new password ended.</summary>
internal abstract record ResetCompletionOutcome
{
    private ResetCompletionOutcome()
    {
    }

    /// <summary>It is set. Nobody is signed in (rule 4).</summary>
    public sealed record Completed : ResetCompletionOutcome;

    /// <summary>The rules do not take it.</summary>
    public sealed record Refused(PasswordProblem Problem) : ResetCompletionOutcome;

    /// <summary>The leave is over, or was used: the person goes where the gate says.</summary>
    public sealed record Overtaken : ResetCompletionOutcome;
}

namespace Identity.Server.Passwords;

/// <summary>How a change of password ended.</summary>
internal abstract record PasswordChangeOutcome
{
    private PasswordChangeOutcome()
    {
    }

    /// <summary>The person has it, and this epoch.</summary>
    public sealed record Changed(long Epoch) : PasswordChangeOutcome;

    /// <summary>The rules refuse it; nothing has changed.</summary>
    public sealed record Refused(PasswordProblem Problem) : PasswordChangeOutcome;

    /// <summary>Something else came first; nothing has changed.</summary>
    public sealed record Overtaken : PasswordChangeOutcome;
}

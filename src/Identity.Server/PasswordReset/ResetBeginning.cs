using Identity.Server.ProofOfWork;

namespace Identity.Server.PasswordReset;

/// <summary>How beginning a password reset ended. It says nothing of who has the name (attack 11).</summary>
internal abstract record ResetBeginning
{
    private ResetBeginning()
    {
    }

    /// <summary>It has begun, and the gate has said what follows.</summary>
    public sealed record Begun(string Path) : ResetBeginning;

    /// <summary>Policy lets nobody reset a password here.</summary>
    public sealed record NotOffered(string? Contact) : ResetBeginning;

    /// <summary>It has to be paid for first.</summary>
    /// <param name="Challenge">What to pay with.</param>
    /// <param name="Refused">Why what was sent did not pay for it; <see langword="null"/> if nothing was.</param>
    public sealed record Braked(WorkChallenge Challenge, WorkAnswer? Refused) : ResetBeginning;
}

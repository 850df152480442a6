using Identity.Domain.Methods;

namespace Identity.Domain.PasswordReset;

/// <summary>The answer of <see cref="ResetGate"/>. Whoever asked obeys.</summary>
public abstract record ResetDecision
{
    private ResetDecision()
    {
    }

    /// <summary>Methods are to be proven.</summary>
    /// <param name="Offered">The kinds to choose from: those that policy knows, whoever the name belongs to (attack 11).</param>
    /// <param name="StillNeeded">How many, at most: before the first proof as many as it takes of anybody.</param>
    public sealed record Verify(IReadOnlyList<AuthenticationMethod> Offered, int StillNeeded) : ResetDecision;

    /// <summary>A new password may be chosen.</summary>
    public sealed record NewPassword(ResetPermit Permit) : ResetDecision;

    /// <summary>It cannot be done here.</summary>
    public sealed record Refuse(ResetRefusal Reason) : ResetDecision;
}

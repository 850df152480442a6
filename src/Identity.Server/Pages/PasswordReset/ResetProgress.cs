using Identity.Domain.PasswordReset;
using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Which step of a reset a page is: the name, each method, the new password.</summary>
/// <param name="Current">This step, from one on.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsAtMost">Whether there may be fewer: before a proof it is said of nobody how many it takes (attack 11).</param>
/// <param name="IsAskedAgain">Whether something was proven too long ago and is asked once more.</param>
internal sealed record ResetProgress(int Current, int Total, bool IsAtMost, bool IsAskedAgain)
{
    /// <summary>That of a decision about a reset.</summary>
    public static ResetProgress Of(ResetDecision decision, ResetState state)
    {
        var stillNeeded = decision is ResetDecision.Verify(_, var needed) ? needed : 0;
        var proven = state.Stored.Proofs.Count(proof => proof.IsFresh(state.Now));
        return new(2 + proven, 2 + proven + stillNeeded, proven == 0 && stillNeeded > 1, stillNeeded > 0 && proven < state.Stored.Proofs.Count);
    }
}

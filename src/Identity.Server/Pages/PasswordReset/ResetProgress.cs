using Identity.Domain.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Which step of a reset a page is: the name, each method, the new password.</summary>
/// <param name="Current">This step, from one on.</param>
/// <param name="Total">How many there are, as far as can be said.</param>
/// <param name="Minutes">How long there is for all of it.</param>
internal sealed record ResetProgress(int Current, int Total, int Minutes)
{
    /// <summary>That of a decision after so many proofs.</summary>
    public static ResetProgress Of(ResetDecision decision, int proven, int minutes)
    {
        var stillNeeded = decision is ResetDecision.Verify(_, var needed) ? needed : 0;
        return new(2 + proven, 2 + proven + stillNeeded, minutes);
    }
}

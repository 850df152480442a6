using Identity.Domain.PasswordReset;
using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>"You cannot reset your password here": one plain page for every reason, with who helps (methods 5).</summary>
internal sealed class StoppedModel(ResetReader reader) : ResetPage(reader)
{
    /// <summary>What it says.</summary>
    public StoppedView View => new(State.Policy.PasswordReset?.Contact, BackPath);

    protected override bool Serves(ResetDecision decision) => decision is ResetDecision.Refuse;
}

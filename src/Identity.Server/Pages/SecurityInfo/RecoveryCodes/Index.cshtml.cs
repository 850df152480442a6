using Identity.Domain.Methods.Recovery;
using Identity.Server.Gate;
using Identity.Server.RecoveryCodes;
using Identity.Server.SecurityInfo;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.RecoveryCodes;

/// <summary>How many recovery codes a person has left, and making new ones. The codes themselves are nowhere.</summary>
internal sealed class IndexModel(AccountReader reader, AccountSignIn signIn, RecoveryCodeChanges changes) : RecoveryCodePage(reader, signIn)
{
    /// <summary>Whether few are left.</summary>
    public bool AreFew => Codes?.CodesLeft <= RecoveryCode.Few;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await changes.MakeAsync(MainPage, cancellationToken);
        return outcome is ChangeOutcome.Done ? To(ShowPage) : await AfterAsync(outcome, cancellationToken) ?? Overview();
    }
}

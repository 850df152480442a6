using Identity.Server.Gate;
using Identity.Server.RecoveryCodes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.RecoveryCodes;

/// <summary>The recovery codes that were just made in this session, to be printed or copied.</summary>
internal sealed class ShowModel(AccountReader reader, AccountSignIn signIn, NewRecoveryCodes made) : RecoveryCodePage(reader, signIn)
{
    /// <summary>The codes; <see langword="null"/> once they were put away, or when they were made too long ago.</summary>
    public ShownRecoveryCodes? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await made.FindShownAsync(Account, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await made.HideAsync(Account, cancellationToken);
        return To(MainPage);
    }
}

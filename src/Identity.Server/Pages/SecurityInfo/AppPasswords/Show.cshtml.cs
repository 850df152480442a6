using Identity.Server.AppPasswords;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.AppPasswords;

/// <summary>The app password that was just made in this session, to be copied.</summary>
internal sealed class ShowModel(AccountReader reader, AccountSignIn signIn, NewAppPasswords made) : AppPasswordPage(reader, signIn)
{
    /// <summary>The password; <see langword="null"/> once it was copied, or when it was made too long ago.</summary>
    public ShownAppPassword? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Shown = await made.FindShownAsync(AppPasswordChanges.ShownIn(Account), Account.Person.Facts.Id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await made.HideAsync(AppPasswordChanges.ShownIn(Account), Account.Person.Facts.Id, cancellationToken);
        return To(ListPage);
    }
}

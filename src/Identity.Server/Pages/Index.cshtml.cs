using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages;

/// <summary>The server's own front page: who is signed in, and the way out.</summary>
internal sealed class IndexModel(SignOutHere signOut) : PageModel, IAccountPage
{
    public string? AccountName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => AccountName = (await signOut.FindAsync(cancellationToken))?.UserName;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => EndAsync(everywhere: false, cancellationToken);

    public Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken) => EndAsync(everywhere: true, cancellationToken);

    private async Task<IActionResult> EndAsync(bool everywhere, CancellationToken cancellationToken)
    {
        await signOut.EndAsync(everywhere, cancellationToken);
        return new SeeOtherResult(SignOutHere.DonePath);
    }
}

using Identity.OpenId.EndSession;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignOut;

/// <summary>Asks before it signs out; with a handle, because an app asked for it (OpenID Connect RP-Initiated Logout, 2).</summary>
internal sealed class IndexModel(SignOutHere signOut, EndSessionRequests requests) : AccountPage(signOut)
{
    [FromRoute]
    public string? Handle { get; set; }

    /// <summary>The app that asked; <see langword="null"/> if none did.</summary>
    public string? AppName { get; private set; }

    public override string SignOutPath => Handle is null ? base.SignOutPath : $"{base.SignOutPath}/{Uri.EscapeDataString(Handle)}";

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        AppName = Handle is null ? null : (await requests.FindAsync(Handle, cancellationToken))?.ClientName;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => EndAsync(everywhere: false, cancellationToken);

    public Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken) => EndAsync(everywhere: true, cancellationToken);

    private async Task<IActionResult> EndAsync(bool everywhere, CancellationToken cancellationToken)
    {
        await SignOutHere.EndAsync(everywhere, cancellationToken);
        return new SeeOtherResult((Handle is null ? null : await requests.SpendAsync(Handle, cancellationToken)) ?? SignOutHere.DonePath);
    }
}

using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The first page of a password reset: the name.</summary>
internal abstract class StartPage(ResetStart start) : PageModel
{
    /// <summary>What the page says.</summary>
    public StartView View { get; private set; } = new();

    /// <summary>The name as it was typed.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>The handle of the sign-in that waits; <see langword="null"/> if none does.</summary>
    protected abstract string? WaitingSignIn { get; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var policy = await start.PolicyAsync(cancellationToken);
        View = Of(start.IsOffered(policy)) with { Contact = policy.PasswordReset?.Contact };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        View = Of(isOffered: true) with { UserName = UserName };
        if (string.IsNullOrWhiteSpace(UserName))
        {
            View = View with { IsEmpty = true };
            return Page();
        }

        switch (await start.BeginAsync(UserName, WaitingSignIn, await Request.ReadFormAsync(cancellationToken), cancellationToken))
        {
            case ResetBeginning.Begun(var path):
                return new SeeOtherResult(path);
            case ResetBeginning.NotOffered(var contact):
                View = Of(isOffered: false) with { Contact = contact };
                return Page();
            default:
                View = View with { IsBraked = true };
                return Page();
        }
    }

    private StartView Of(bool isOffered) => new() { IsOffered = isOffered, BackPath = ResetPaths.Back(WaitingSignIn) };
}

using System.Diagnostics;
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

    /// <summary>What was paid with, where the page asked for it.</summary>
    [BindProperty]
    public WorkInput Work { get; set; } = new();

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

        switch (await start.BeginAsync(UserName, WaitingSignIn, Work.Challenge, Work.Answer, cancellationToken))
        {
            case ResetBeginning.Begun(var path):
                return new SeeOtherResult(path);
            case ResetBeginning.NotOffered(var contact):
                View = Of(isOffered: false) with { Contact = contact };
                return Page();
            case ResetBeginning.Braked braked:
                View = View with { Braked = braked };
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private StartView Of(bool isOffered) => new() { IsOffered = isOffered, BackPath = ResetPaths.Back(WaitingSignIn) };
}

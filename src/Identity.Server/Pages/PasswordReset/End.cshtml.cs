using System.ComponentModel.DataAnnotations;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The last page of a reset: done, over, or not this browser's. One that goes on leads to where it is.</summary>
internal sealed class EndModel(ResetReader reader) : PageModel
{
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    /// <summary>How it ended.</summary>
    public ResetEnding Ending { get; private set; }

    /// <summary>Back to the sign-in that waits; <see langword="null"/> if none does.</summary>
    public string? BackPath { get; private set; }

    /// <summary>Where a new reset begins.</summary>
    public string StartPath { get; private set; } = ResetPaths.Start;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        switch (await reader.FindAsync(Handle, cancellationToken))
        {
            case FoundReset.Open(var open):
                return new SeeOtherResult(ResetPaths.For(open.Decide(), Handle));
            case FoundReset.Completed(var completed):
                return Show(ResetEnding.Completed, completed);
            case FoundReset.Over(var over):
                return Show(ResetEnding.Over, over);
            default:
                return Page();
        }
    }

    private PageResult Show(ResetEnding ending, ResetState state)
    {
        (Ending, BackPath, StartPath) = (ending, ResetPaths.Back(state.SignIn), ResetPaths.StartFrom(state.SignIn));
        return Page();
    }
}

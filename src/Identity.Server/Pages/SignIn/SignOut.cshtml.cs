using System.ComponentModel.DataAnnotations;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.SignIn;

/// <summary>"Sign out" in the middle of a sign-in, from whichever of its pages: the app's request waits on for somebody else.</summary>
/// <remarks>It does not ask the gate: whoever wants to leave leaves, however far the sign-in has come meanwhile.</remarks>
internal sealed class SignOutModel(JourneyReader reader, JourneyRecorder recorder, SignOutHere signOut) : PageModel
{
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    public IActionResult OnGet() => new SeeOtherResult(JourneyPaths.Next(Handle));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await reader.FindAsync(Handle, cancellationToken))
        {
            case FoundJourney.Open(var waiting):
                return await AbandonAsync(waiting, cancellationToken);
            case FoundJourney.Expired(var over):
                return await AbandonAsync(over, cancellationToken);
            default:
                await signOut.EndAsync(everywhere: false, cancellationToken);
                return new SeeOtherResult(SignOutHere.DonePath);
        }
    }

    private async Task<IActionResult> AbandonAsync(Journey seen, CancellationToken cancellationToken)
    {
        await recorder.AbandonAsync(seen, cancellationToken);
        return new SeeOtherResult(JourneyPaths.SignIn(Handle));
    }
}

using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.SecurityKey;

/// <summary>Setting up a security key or passkey, first page: the browser makes it when the button is pressed, and never before.</summary>
internal sealed class IndexModel(JourneyReader reader, KeyEnrollment enrollment) : KeyStepPage(reader, enrollment)
{
    /// <summary>The key of the text that says what was wrong with what was made.</summary>
    public string? Problem { get; private set; }

    /// <summary>Where another method can be chosen.</summary>
    public string ChoosePath => JourneyPaths.Enroll(Handle, "choose");

    [BindProperty]
    public KeyInput Key { get; set; } = new();

    /// <summary>Shows the page; whoever made a key already goes to where it gets its name.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        !Request.Query.ContainsKey(Again) && await Enrollment.FindAsync(Journey, cancellationToken) is not null ? SeeOther(NamePage) : Page();

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        Content(await Enrollment.AskAsync(Journey, cancellationToken), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await Enrollment.TakeAsync(Journey, Key.Credential, cancellationToken) is not { } fault)
        {
            return SeeOther(NamePage);
        }

        Problem = KeyProblem.Of(fault);
        return Page();
    }
}

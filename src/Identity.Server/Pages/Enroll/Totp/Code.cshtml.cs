using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>Setting up an authenticator app, last page: a first code proves that it works.</summary>
internal sealed class CodeModel(JourneyReader reader, TotpEnrollment enrollment, Texts texts) : TotpPage(reader, enrollment)
{
    public CodeProblem? Problem { get; private set; }

    public LabelProblem? LabelProblem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new InputModel { Label = texts.Method("totp") };
        return await Enrollment.FindAsync(Journey, cancellationToken) is null ? SeeOther(PathTo("scan")) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var label = Input.Label?.Trim() ?? "";
        Problem = CodeProblems.Read(Input.Code, out var code);
        LabelProblem = LabelProblems.Of(label);
        if (Problem is not null || LabelProblem is not null)
        {
            return Page();
        }

        switch (await Enrollment.ConfirmAsync(Journey, Permit, code, label, cancellationToken))
        {
            case MethodConfirmation.Registered(var recorded):
                return After(recorded);
            case MethodConfirmation.Answered(var answer):
                Problem = CodeProblems.Of(answer, Journey.Now);
                return Page();
            case MethodConfirmation.TooMany:
                Problem = CodeProblem.TooManyApps;
                return Page();
            default:
                return SeeOther(PathTo("scan"));
        }
    }

    internal sealed class InputModel
    {
        /// <summary>As typed, with spaces and all.</summary>
        public string? Code { get; init; }

        /// <summary>What the person calls the app or the phone; proposed when the page is shown first.</summary>
        public string? Label { get; init; }
    }
}

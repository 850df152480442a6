using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step with a code that was sent to a phone; before one was sent, how to get it.</summary>
internal sealed class PhoneModel(JourneyReader reader, PhoneAuthenticator phones, SecondStep secondStep) : PhonePage(reader, phones, PhoneChannel.Text)
{
    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = CodeProblems.Read(Input.Code, out var code);
        if (Problem is not null)
        {
            return Page();
        }

        var outcome = await secondStep.AttemptAsync(Journey, Chosen!, code, RememberDevice, cancellationToken);
        Problem = outcome is SecondStepOutcome.Refused(var answer) ? CodeProblems.Of(answer, Journey.Now) : null;
        return Problem is null ? After(outcome) : Page();
    }
}

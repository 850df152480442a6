using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step with a call: the page waits until the person has answered it.</summary>
internal sealed class CallModel(JourneyReader reader, PhoneAuthenticator phones, SecondStep secondStep) : PhonePage(reader, phones, PhoneChannel.Call)
{
    /// <summary>What the person is told after Continue: the call was not answered yet, or is over.</summary>
    public CodeProblem? Problem { get; private set; }

    public void OnGet() => Problem = null;

    /// <summary>How far the call is, for the page's script.</summary>
    public JsonResult OnGetState() => CallState.Of(Progress);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await secondStep.AttemptCallAsync(Journey, Chosen!, RememberDevice, cancellationToken);
        Problem = outcome is SecondStepOutcome.Refused(var answer) ? CodeProblems.Of(answer, Journey.Now) : null;
        return Problem is null ? After(outcome) : Page();
    }
}

using Identity.Domain.Methods;
using Identity.Server.Authenticators;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step with a device that makes one-time passwords: an authenticator app or a hardware token.</summary>
internal sealed class VerifyModel(JourneyReader reader, SecondStep secondStep) : ChallengePage(reader)
{
    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public IActionResult OnGet() => Chosen is null ? SeeOther(JourneyPaths.Next(Handle)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is not { } method)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        Problem = CodeProblems.Read(Input.Code, out var code);
        if (Problem is not null)
        {
            return Page();
        }

        var outcome = await secondStep.AttemptAsync(Journey, method, code, RememberDevice, cancellationToken);
        Problem = outcome is SecondStepOutcome.Refused(var answer) ? Explain(method, answer) : null;
        return Problem is null ? After(outcome) : Page();
    }

    protected override bool Serves(RegisteredMethod method) => method.Method == MethodCatalogue.Totp || method.Method == MethodCatalogue.HardwareToken;

    private CodeProblem Explain(RegisteredMethod method, CodeAnswer answer) => method.Method == MethodCatalogue.HardwareToken
        ? CodeProblems.OfToken(answer, Journey.Now, isSerialTyped: false)
        : CodeProblems.Of(answer, Journey.Now);
}

using Identity.Domain.Methods;
using Identity.Domain.Methods.Recovery;
using Identity.Server.Authenticators;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step with a recovery code, for somebody who has nothing else at hand.</summary>
internal sealed class RecoveryCodeModel(JourneyReader reader, SecondStep secondStep) : ChallengePage(reader)
{
    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public IActionResult OnGet() => Chosen is null ? SeeOther(JourneyPaths.Next(Handle)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is not { } codes)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        if (RecoveryCode.Read(Input.Code) is not { } typed)
        {
            Problem = CodeProblem.NoRecoveryCode;
            return Page();
        }

        var outcome = await secondStep.AttemptRecoveryCodeAsync(Journey, codes, typed, cancellationToken);
        Problem = outcome switch
        {
            SecondStepOutcome.Refused(CodeAnswer.Used) => CodeProblem.RecoveryCodeUsed,
            SecondStepOutcome.Refused(var answer) => CodeProblems.Of(answer, Journey.Now),
            _ => null,
        };
        if (Problem is not null)
        {
            return Page();
        }

        return outcome is SecondStepOutcome.Accepted && codes.CodesLeft - 1 <= RecoveryCode.Few ? SeeOther(JourneyPaths.CodesLeft(Handle)) : After(outcome);
    }

    protected override bool Serves(RegisteredMethod method) => method.Method == MethodCatalogue.RecoveryCodes;
}

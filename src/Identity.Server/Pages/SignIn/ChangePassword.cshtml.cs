using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A new password that is asked for before the sign-in goes on. The gate lets in only who has just proven the old one.</summary>
internal sealed class ChangePasswordModel(JourneyReader reader, ForcedPasswordChange change, SecondStep secondStep) : JourneyPage(reader)
{
    /// <summary>What was wrong with the last one.</summary>
    public PasswordProblem? Problem { get; private set; }

    /// <summary>It was typed in two ways.</summary>
    public bool IsMistyped { get; private set; }

    /// <summary>Whether the person came to choose one; otherwise it has to be.</summary>
    public bool IsOwnWish => Journey.Transaction.Task is AccountTask.ChangePassword;

    [BindProperty]
    public NewPasswordInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsMistyped = Input.IsMistyped;
        if (IsMistyped)
        {
            return Page();
        }

        switch (await change.AttemptAsync(Journey, Input.New ?? "", cancellationToken))
        {
            case ForcedPasswordChangeOutcome.Changed(var recorded):
                await secondStep.PrepareAsync(recorded, cancellationToken);
                return SeeOther(recorded.Path);
            case ForcedPasswordChangeOutcome.Refused(var problem):
                Problem = problem;
                return Page();
            default:
                return SeeOther(JourneyPaths.Next(Handle));
        }
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.ChangePassword;
}

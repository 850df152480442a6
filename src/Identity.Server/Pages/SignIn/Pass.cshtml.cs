using System.ComponentModel.DataAnnotations;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>User name and temporary access pass. It is there for every name (attack 11), and without a link where policy has no passes.</summary>
internal sealed class PassModel(JourneyReader reader, PassSignIn signIn, SecondStep secondStep) : JourneyPage(reader)
{
    /// <summary>Name and pass do not belong together, or the pass does not work now; it does not say which.</summary>
    public bool Rejected { get; private set; }

    /// <summary>Minutes until the name may be tried again.</summary>
    public int? LockedFor { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new() { UserName = "", Pass = "" };

    public void OnGet() => Input =
        new InputModel { UserName = Journey.Transaction.UserName ?? AccountName ?? Journey.Request.LoginHint ?? "", Pass = "" };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await signIn.AttemptAsync(Journey, Input.UserName, Input.Pass, cancellationToken))
        {
            case PasswordSignInOutcome.Accepted(var recorded):
                await secondStep.PrepareAsync(recorded, cancellationToken);
                return SeeOther(recorded.Path);
            case PasswordSignInOutcome.Overtaken:
                return SeeOther(JourneyPaths.Next(Handle));
            case PasswordSignInOutcome.Locked(var until):
                LockedFor = Waiting.Minutes(Journey.Now, until);
                return Page();
            default:
                Rejected = true;
                return Page();
        }
    }

    // A pass helps whoever is asked for what is not there, and whoever was stopped for the lack of one.
    protected override bool Serves(GateDecision decision) =>
        decision is GateDecision.SignIn or GateDecision.Challenge or GateDecision.ConfirmMailbox || IsHelped(decision) || HttpMethods.IsPost(Request.Method);

    /// <summary>Whether a pass is the way out of a stop.</summary>
    internal static bool IsHelped(GateDecision decision) =>
        decision is GateDecision.Refuse(
            RefusalReason.RegistrationNotAllowed or RefusalReason.ChannelProvedReset or RefusalReason.SecondStepsSpent or RefusalReason.SecondStepUnreachable);

    internal sealed class InputModel
    {
        public required string UserName { get; init; }

        [DataType(DataType.Password)]
        public required string Pass { get; init; }
    }
}

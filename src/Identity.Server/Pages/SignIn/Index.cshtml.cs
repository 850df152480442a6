using System.ComponentModel.DataAnnotations;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The first page of a sign-in: user name and password.</summary>
internal sealed class IndexModel(JourneyReader reader, PasswordSignIn signIn, SecondStep secondStep) : JourneyPage(reader)
{
    /// <summary>Name and password do not belong together; it does not say which is wrong.</summary>
    public bool Rejected { get; private set; }

    /// <summary>Minutes until the name may be tried again.</summary>
    public int? LockedFor { get; private set; }

    /// <summary>The time of an earlier sign-in was over, and this one is for the same request.</summary>
    public bool StartsAgain => Request.Query.ContainsKey(JourneyPaths.Again);

    /// <summary>Where a forgotten password is reset; <see langword="null"/> if policy lets nobody do it.</summary>
    public string? ForgotPath => Journey.Facts.Policy.Document.PasswordReset is { Groups.IsNobody: false } ? JourneyPaths.Forgot(Handle) : null;

    [BindProperty]
    public InputModel Input { get; set; } = new() { UserName = "", Password = "" };

    public void OnGet() => Input =
        new InputModel { UserName = Journey.Transaction.UserName ?? AccountName ?? Journey.Request.LoginHint ?? "", Password = "" };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await signIn.AttemptAsync(Journey, Input.UserName, Input.Password, cancellationToken))
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

    // Whoever comes back from the second step may sign in as somebody else, and whoever posts a name and a password is judged by them.
    protected override bool Serves(GateDecision decision) =>
        decision is GateDecision.SignIn or GateDecision.Challenge || HttpMethods.IsPost(Request.Method);

    internal sealed class InputModel
    {
        public required string UserName { get; init; }

        [DataType(DataType.Password)]
        public required string Password { get; init; }
    }
}

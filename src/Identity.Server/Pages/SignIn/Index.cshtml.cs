using System.ComponentModel.DataAnnotations;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The first page of a sign-in: user name and password, or a passkey.</summary>
internal sealed class IndexModel(JourneyReader reader, PasswordSignIn signIn, PasskeySignIn passkeys, SecondStep secondStep) : JourneyPage(reader)
{
    /// <summary>Name and password do not belong together; it does not say which is wrong.</summary>
    public bool Rejected { get; private set; }

    /// <summary>Minutes until the name may be tried again.</summary>
    public int? LockedFor { get; private set; }

    /// <summary>The time of an earlier sign-in was over, and this one is for the same request.</summary>
    public bool StartsAgain => Request.Query.ContainsKey(JourneyPaths.Again);

    /// <summary>Where a forgotten password is reset; <see langword="null"/> if policy lets nobody do it.</summary>
    public string? ForgotPath => Journey.Facts.Policy.Document.PasswordReset is { Groups.IsNobody: false } ? JourneyPaths.Forgot(Handle) : null;

    /// <summary>Where a temporary access pass is typed; <see langword="null"/> if policy gives nobody one. Whose name it is makes no difference (attack 11).</summary>
    public string? PassPath => Journey.Facts.Policy.Document.AccessPass.IsOffered ? JourneyPaths.Pass(Handle) : null;

    /// <summary>Whether a passkey signs in here without a password.</summary>
    public bool OffersPasskeys => Journey.Facts.Policy.Document.OffersPasskeys;

    /// <summary>Where a passkey's answer goes.</summary>
    public string PasskeyPath => $"{JourneyPaths.SignIn(Handle)}?handler=Passkey";

    /// <summary>The key of the text that says what was wrong with a passkey.</summary>
    public string? PasskeyProblem { get; private set; }

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

    /// <summary>What the browser needs to ask for a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) => OffersPasskeys
        ? Content(await passkeys.AskAsync(Journey, cancellationToken), "application/json")
        : SeeOther(JourneyPaths.Next(Handle));

    public async Task<IActionResult> OnPostPasskeyAsync(KeyInput key, CancellationToken cancellationToken)
    {
        // Nothing else was typed, and nothing of it is missing.
        ModelState.Clear();
        Input = new InputModel { UserName = Journey.Transaction.UserName ?? "", Password = "" };
        if (!OffersPasskeys)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        switch (await passkeys.AttemptAsync(Journey, key.Credential, cancellationToken))
        {
            case PasskeySignInOutcome.Accepted(var recorded):
                await secondStep.PrepareAsync(recorded, cancellationToken);
                return SeeOther(recorded.Path);
            case PasskeySignInOutcome.Overtaken:
                return SeeOther(JourneyPaths.Next(Handle));
            case PasskeySignInOutcome.Refused(var fault):
                PasskeyProblem = KeyProblem.Of(fault);
                return Page();
            default:
                PasskeyProblem = "KeyProblem.NotAlone";
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

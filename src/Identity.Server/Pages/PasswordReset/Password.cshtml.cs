using Identity.Domain.PasswordReset;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The last step: the new password. Afterwards the person signs in with it; nobody is signed in here (rule 4).</summary>
internal sealed class PasswordModel(ResetReader reader, ResetCompletion completion) : ResetPage(reader)
{
    /// <summary>What was wrong with the last one.</summary>
    public PasswordProblem? Problem { get; private set; }

    /// <summary>It was typed in two ways.</summary>
    public bool IsMistyped { get; private set; }

    /// <summary>For password managers: whose password it is. Whoever is here has proven to be that person.</summary>
    public string UserName => State.Person!.UserName;

    [BindProperty]
    public NewPasswordInput Input { get; set; } = new();

    /// <summary>A new password cannot be saved with a proof that has grown old: the person is asked for it again.</summary>
    protected override DateTimeOffset Limit => Permit.ExpiresAt;

    private ResetPermit Permit => ((ResetDecision.NewPassword)Decision).Permit;

    public void OnGet() => Problem = null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsMistyped = Input.IsMistyped;
        if (IsMistyped)
        {
            return Page();
        }

        if (await completion.CompleteAsync(State, Permit, Input.New ?? "", cancellationToken) is not ResetCompletionOutcome.Refused(var problem))
        {
            return Again();
        }

        Problem = problem;
        return Page();
    }

    protected override bool Serves(ResetDecision decision) => decision is ResetDecision.NewPassword;
}

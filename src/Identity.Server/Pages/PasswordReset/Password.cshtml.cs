using System.ComponentModel.DataAnnotations;
using Identity.Domain.PasswordReset;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The last step: the new password. Afterwards the person signs in with it; nobody is signed in here (rule 4).</summary>
internal sealed class PasswordModel(ResetReader reader, ResetCompletion completion) : ResetPage(reader)
{
    /// <summary>The text that says what is wrong with the password.</summary>
    public string? Problem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    private ResetPermit Permit => ((ResetDecision.NewPassword)Decision).Permit;

    public void OnGet() => Problem = null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await completion.CompleteAsync(State, Permit, Input.Password ?? "", cancellationToken) is not ResetCompletionOutcome.Refused(var problem))
        {
            return Again();
        }

        Problem = problem;
        return Page();
    }

    protected override bool Serves(ResetDecision decision) => decision is ResetDecision.NewPassword;

    internal sealed class InputModel
    {
        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}

using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Gives a method another name.</summary>
internal sealed class RenameModel(AccountReader reader, AccountSignIn signIn, MethodChanges changes) : MethodPage(reader, signIn)
{
    /// <summary>What is wrong with the name.</summary>
    public LabelProblem? Problem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Label = MethodLabel };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var label = Input.Label?.Trim() ?? "";
        Problem = LabelProblems.Of(label);
        if (Problem is not null)
        {
            return Page();
        }

        await changes.RenameAsync(Account, Id, label, cancellationToken);
        return Overview();
    }

    internal sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Label { get; init; }
    }
}

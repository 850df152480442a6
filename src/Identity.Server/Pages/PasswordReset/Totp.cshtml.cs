using Identity.Domain.Methods;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with an authenticator app.</summary>
internal sealed class TotpModel(ResetReader reader, ResetAnswers answers) : MethodPage(reader, MethodCatalogue.Totp)
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Totp, code, cancellationToken));
    }
}

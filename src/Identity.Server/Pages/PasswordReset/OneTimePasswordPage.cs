using Identity.Domain.Methods;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a device that makes one-time passwords.</summary>
internal abstract class OneTimePasswordPage(ResetReader reader, ResetAnswers answers, TwoStepMethod method) : MethodPage(reader, method)
{
    /// <summary>The name of the method in policy.</summary>
    public string MethodName => method.Name;

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, method, code, cancellationToken));
    }
}

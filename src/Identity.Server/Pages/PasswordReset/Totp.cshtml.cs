using Identity.Domain.Methods;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with an authenticator app.</summary>
internal sealed class TotpModel(ResetReader reader, ResetAnswers answers) : MethodPage(reader, MethodCatalogue.Totp)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var code = TotpCodes.Clean(Input.Code);
        return CodeProblems.Of(Input.Code, code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Totp, code!, cancellationToken));
    }

    internal sealed class InputModel
    {
        /// <summary>As typed, with spaces and all.</summary>
        public string? Code { get; init; }
    }
}

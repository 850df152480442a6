using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a phone, second page: the code in the text.</summary>
internal sealed class CodeModel(ResetReader reader, PhoneReset phones, ResetAnswers answers) : PhoneSentPage(reader, phones, PhoneChannel.Text)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var code = TotpCodes.Clean(Input.Code);
        return CodeProblems.Of(Input.Code, code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Phone, code!, cancellationToken));
    }

    internal sealed class InputModel
    {
        /// <summary>As typed, with spaces and all.</summary>
        public string? Code { get; init; }
    }
}

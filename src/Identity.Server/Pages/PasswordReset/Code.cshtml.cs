using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a phone, second page: the code in the text.</summary>
internal sealed class CodeModel(ResetReader reader, PhoneReset phones, ResetAnswers answers) : PhoneSentPage(reader, phones, PhoneChannel.Text)
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Phone, code, cancellationToken));
    }
}

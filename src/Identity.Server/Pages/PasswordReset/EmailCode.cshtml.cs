using Identity.Domain.Methods;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a mailbox, second page: the code in the mail, which was sent if there is a mailbox.</summary>
internal sealed class EmailCodeModel(ResetReader reader, EmailReset emails, ResetAnswers answers) : EmailPage(reader, emails)
{
    /// <summary>How far it is, as everybody is told; <see langword="null"/> if nothing is waited for any more.</summary>
    public CodeResetProgress? Sent { get; private set; }

    /// <summary>How long the code works.</summary>
    public int MinutesLeft => Sent is null ? 0 : Waiting.Minutes(State.Now, Sent.ExpiresAt);

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Email, code, cancellationToken));
    }

    /// <summary>Asks for another code.</summary>
    public Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken) => SendAsync(cancellationToken);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await Emails.IsAskedAsync(State, cancellationToken))
        {
            return SeeOther(ResetPaths.Method(Handle, MethodCatalogue.Email));
        }

        Sent = await Emails.ProgressAsync(State, cancellationToken);
        return null;
    }
}

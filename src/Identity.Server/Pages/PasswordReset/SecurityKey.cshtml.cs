using Identity.Domain.Methods;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a passkey. Every refusal looks the same, whoever has the name and whatever was wrong (attack 11).</summary>
internal sealed class SecurityKeyModel(ResetReader reader, KeyReset keys, ResetAnswers answers) : MethodPage(reader, MethodCatalogue.SecurityKey)
{
    /// <summary>Where the answer goes.</summary>
    public string FormPath => ResetPaths.Method(Handle, MethodCatalogue.SecurityKey);

    /// <summary>Whether the last answer was not right.</summary>
    public bool IsRefused { get; private set; }

    [BindProperty]
    public KeyInput Key { get; set; } = new();

    public void OnGet() => Key = new KeyInput();

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) =>
        Content(await keys.AskAsync(State, cancellationToken), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Nothing can be guessed, so nothing is paid, and no failure of others locks a passkey (attack 10).
        var judgement = await keys.JudgeAsync(State, [Key.Credential ?? ""], cancellationToken);
        var answer = await answers.AcceptAsync(State, MethodCatalogue.SecurityKey, judgement, cancellationToken);
        IsRefused = answer is ResetAnswer.Wrong;
        return IsRefused ? Page() : After(answer);
    }
}

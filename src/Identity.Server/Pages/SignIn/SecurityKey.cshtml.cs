using Identity.Domain.Methods;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step with a security key or passkey: whichever of them is at hand.</summary>
internal sealed class SecurityKeyModel(JourneyReader reader, SecondStep secondStep, SecurityKeyAuthenticator authenticator) : ChallengePage(reader)
{
    /// <summary>The keys that the gate has named.</summary>
    public IReadOnlyList<RegisteredMethod> Keys => [.. Methods.Where(Serves)];

    /// <summary>Where the answer goes.</summary>
    public string FormPath => JourneyPaths.SecondStep(Handle, JourneyPaths.SecondStepPage(MethodCatalogue.SecurityKey.Name));

    /// <summary>The key of the text that says what was wrong with the last answer.</summary>
    public string? Problem { get; private set; }

    [BindProperty]
    public KeyInput Key { get; set; } = new();

    public IActionResult OnGet() => Chosen is null ? SeeOther(JourneyPaths.Next(Handle)) : Page();

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken) => Chosen is null
        ? SeeOther(JourneyPaths.Next(Handle))
        : Content(await authenticator.AskAsync(Journey, Keys, cancellationToken), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        var outcome = await secondStep.AttemptKeyAsync(Journey, Keys, Key.Credential, RememberDevice, cancellationToken);
        Problem = outcome is SecondStepOutcome.KeyRefused(var fault) ? KeyProblem.Of(fault) : null;
        return Problem is null ? After(outcome) : Page();
    }

    protected override bool Serves(RegisteredMethod method) => method.Method == MethodCatalogue.SecurityKey;

    protected override bool Covers(RegisteredMethod method) => Serves(method);
}

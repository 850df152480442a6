using Identity.Server.Authenticators;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.SecurityKey;

/// <summary>Setting up a security key or passkey, last page: its name. With it the key is registered.</summary>
internal sealed class NameModel(JourneyReader reader, KeyEnrollment enrollment, Texts texts) : KeyStepPage(reader, enrollment)
{
    private PendingKey? made;

    /// <summary>Whether the key may be copied to other devices.</summary>
    public bool IsSynced => made!.Key.IsBackupEligible;

    /// <summary>What is wrong with the name.</summary>
    public LabelProblem? LabelProblem { get; private set; }

    /// <summary>The key of the text that says why the key was not registered.</summary>
    public string? Problem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Label = KeyModels.NameOf(made!.Key.Aaguid) ?? texts[IsSynced ? "Key.Name.Passkey" : "Key.Name.Key"] };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var label = Input.Label?.Trim() ?? "";
        LabelProblem = LabelProblems.Of(label);
        if (LabelProblem is not null)
        {
            return Page();
        }

        switch (await Enrollment.ConfirmAsync(Journey, Permit, label, cancellationToken))
        {
            case MethodConfirmation.Registered(var recorded):
                return After(recorded);
            case MethodConfirmation.TooMany:
                Problem = KeyProblem.Of(KeyFault.TooMany);
                return Page();
            case MethodConfirmation.SameChannel:
                Problem = KeyProblem.Of(KeyFault.Registered);
                return Page();
            default:
                return SeeOther(FirstPage);
        }
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        made = await Enrollment.FindAsync(Journey, cancellationToken);
        return made is null ? SeeOther(FirstPage) : null;
    }

    internal sealed class InputModel
    {
        /// <summary>What the person calls the key; proposed when the page is shown first.</summary>
        public string? Label { get; init; }
    }
}

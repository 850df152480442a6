using Identity.Domain.SignIn;
using Identity.Server.AppPasswords;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.AppPassword;

/// <summary>The app password that was just made in this sign-in, to be copied. Nothing waits for it: whatever the gate says by now, "Done" goes there.</summary>
internal sealed class ShowModel(JourneyReader reader, NewAppPasswords made) : JourneyPage(reader)
{
    private ShownAppPassword? shown;

    /// <summary>The last of what had to be set up.</summary>
    public WizardProgress Progress => WizardProgress.Of(Journey, left: 1);

    /// <summary>The password.</summary>
    public ShownAppPassword Shown => shown ?? throw new InvalidOperationException("The page was asked before its app password was found.");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await made.HideAsync(Journey.Transaction.Key, Journey.Person!.Facts.Id, cancellationToken);
        return SeeOther(Decision is GateDecision.Proceed or GateDecision.Consent ? JourneyPaths.Done(Handle) : JourneyPaths.Next(Handle));
    }

    protected override bool Serves(GateDecision decision) => decision is not (GateDecision.SignIn or GateDecision.Refuse);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        shown = Journey.Person is { } person ? await made.FindShownAsync(Journey.Transaction.Key, person.Facts.Id, cancellationToken) : null;
        return shown is null ? SeeOther(JourneyPaths.Next(Handle)) : null;
    }
}

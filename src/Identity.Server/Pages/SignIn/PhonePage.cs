using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A page of the second step with a phone: how far the text or the call is, and how to ask for another.</summary>
internal abstract class PhonePage(JourneyReader reader, PhoneAuthenticator phones, PhoneChannel channel) : ChallengePage(reader)
{
    /// <summary>How far the text or the call is; <see langword="null"/> if there is none that works.</summary>
    public CodeProgress? Progress { get; private set; }

    /// <summary>What may be asked for from here.</summary>
    public PhoneOffers Offers => new(Progress, Journey.Facts.Policy.Document.PhoneChannels(Chosen!.Phone ?? PhoneSlot.Mobile), Refused, Journey.Now) { MethodId = Chosen.Id };

    /// <summary>Why nothing was sent just now; <see langword="null"/> if nothing was asked for or it was sent.</summary>
    public SendOutcome? Refused { get; private set; }

    /// <summary>Sends a text.</summary>
    public Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken) => SendAsync(PhoneChannel.Text, cancellationToken);

    /// <summary>Places a call.</summary>
    public Task<IActionResult> OnPostCallAsync(CancellationToken cancellationToken) => SendAsync(PhoneChannel.Call, cancellationToken);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (Chosen is not { } method)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        Progress = await phones.ProgressAsync(Journey, method, channel, cancellationToken);
        return null;
    }

    protected sealed override bool Serves(RegisteredMethod method) => method.Method == MethodCatalogue.Phone;

    private async Task<IActionResult> SendAsync(PhoneChannel by, CancellationToken cancellationToken)
    {
        var outcome = await phones.SendAsync(Journey, Chosen!, by, cancellationToken);
        if (outcome is SendOutcome.Sent)
        {
            return SeeOther($"{JourneyPaths.SecondStep(Handle, by is PhoneChannel.Text ? "phone" : "call")}?method={Chosen!.Id}");
        }

        Refused = outcome;
        return Page();
    }
}

using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>Setting up an authenticator app, second page: the QR code, or the key to type.</summary>
internal sealed class ScanModel(JourneyReader reader, TotpEnrollment enrollment) : TotpPage(reader, enrollment)
{
    /// <summary>What the app is given; <see langword="null"/> once it no longer works.</summary>
    public TotpSetup? Setup { get; private set; }

    /// <summary>How long the QR code still works.</summary>
    public int MinutesLeft { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Enrollment.FindAsync(Journey, cancellationToken) is { } pending)
        {
            Setup = pending.Setup;
            MinutesLeft = Waiting.Minutes(Journey.Now, pending.Pending.ExpiresAt);
        }
    }

    public async Task<IActionResult> OnPostNewCodeAsync(CancellationToken cancellationToken)
    {
        await Enrollment.BeginAsync(Journey, cancellationToken);
        return SeeOther(Request.Path);
    }
}

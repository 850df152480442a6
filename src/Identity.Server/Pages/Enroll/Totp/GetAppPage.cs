using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>A page about getting an app, from which Next leads to the QR code.</summary>
internal abstract class GetAppPage(JourneyReader reader, TotpEnrollment enrollment) : TotpPage(reader, enrollment)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Enrollment.BeginAsync(Journey, cancellationToken);
        return SeeOther(PathTo("scan"));
    }
}

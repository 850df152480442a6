using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>Setting up an authenticator app, first page: get the app.</summary>
internal sealed class IndexModel(JourneyReader reader, TotpEnrollment enrollment) : TotpPage(reader, enrollment)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Enrollment.BeginAsync(Journey, cancellationToken);
        return SeeOther(PathTo("scan"));
    }
}

using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>Setting up a phone, second page: the call that was answered proves that it is the person's.</summary>
internal sealed class CallModel(JourneyReader reader, PhoneEnrollment enrollment)
    : PhoneConfirmPage(reader, enrollment, PhoneChannel.Call)
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <summary>How far the call is, for the page's script.</summary>
    public JsonResult OnGetState() => CallState.Of(Sent);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Answer(await Enrollment.ConfirmCallAsync(Journey, Permit, cancellationToken));
}

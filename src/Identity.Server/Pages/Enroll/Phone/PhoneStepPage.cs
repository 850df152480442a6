using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>A page about setting up a phone, for people whom the plan lets set up one.</summary>
internal abstract class PhoneStepPage(JourneyReader reader, PhoneEnrollment enrollment) : EnrollPage(reader)
{
    /// <summary>Why nothing was sent just now; <see langword="null"/> if nothing was asked for or it was sent.</summary>
    public SendOutcome? Refused { get; private set; }

    /// <summary>The ceremony.</summary>
    protected PhoneEnrollment Enrollment => enrollment;

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.Phone);

    /// <summary>Where the number is asked for.</summary>
    protected string FirstPage => JourneyPaths.Enroll(Handle, MethodCatalogue.Phone.Name);

    /// <summary>Goes on if something is on its way; otherwise the page says why not.</summary>
    protected IActionResult AfterSending(SendOutcome outcome, PhoneChannel channel)
    {
        var page = channel is PhoneChannel.Text ? "code" : "call";
        Refused = outcome is SendOutcome.Sent ? null : outcome;
        return Refused is null ? SeeOther($"{FirstPage}/{page}") : Page();
    }
}
